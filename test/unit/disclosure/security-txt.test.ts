import { describe, expect, test } from "vitest";
import { readConfig } from "#config/env.ts";
import { checkDisclosure, securityTxtExpiry, securityTxtOf, writeSecurityTxt } from "#disclosure/index.ts";

const NOW = new Date("2026-11-27T08:00:00Z");
const ORIGIN = "https://sunny-corner.example";
const thanks = { acknowledgements: [{ name: "Ida", thanksFor: "A find", on: "2026-11-01" }] };

const settingsOf = (env: Record<string, string>) => readConfig(env).disclosure;
const fileOf = (
  env: Record<string, string> = {},
  policy: Parameters<typeof securityTxtOf>[1] = { acknowledgements: [] },
) => writeSecurityTxt(securityTxtOf(settingsOf(env), policy, { origin: ORIGIN, now: NOW }));

const FULL = {
  SECURITY_CONTACT: "mailto:security@sunny-corner.example, https://bounty.example.org/sunny tel:+44-20-7946-0000",
  SECURITY_EXPIRES: "2027-05-31",
  SECURITY_ENCRYPTION: "https://sunny-corner.example/pgp-key.txt",
  SECURITY_LANGUAGES: "en, de, pt-BR",
  SECURITY_HIRING: "https://sunny-corner.example/jobs",
};

/**
 * Reads a file by the grammar in section 4 of RFC 9116 and nothing of ours: comments, empty lines and
 * `field-name ":" SP value`, each with its line end. Throws at the first thing that the grammar does not have.
 */
function parseByRfc(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  if (!text.endsWith("\n")) throw new Error("The last line has no end.");
  for (const line of text
    .slice(0, -1)
    .split("\n")
    .map((raw) => raw.replace(/[ \t]*\r?$/, ""))) {
    if (line === "" || /^#[ \t\x21-\x7e\u0080-\u{10ffff}]*$/u.test(line)) continue;
    const [, name, value = ""] = /^([\x21-\x39\x3b-\x7e]+): ([\t\x20-\x7e\u0080-\u{10ffff}]+)$/u.exec(line) ?? [];
    if (name === undefined) throw new Error(`Not a field: ${line}`);
    const key = name.toLowerCase();
    if (["contact", "encryption", "acknowledgments", "policy", "hiring", "canonical"].includes(key)) {
      if (/\s/.test(value) || !/^[a-z][a-z0-9+.-]*:/i.test(value)) throw new Error(`Not a URI: ${line}`);
      if (/^http:/i.test(value)) throw new Error(`A web address without https: ${line}`);
    }
    fields.set(key, [...(fields.get(key) ?? []), value]);
  }
  if (!fields.get("contact")?.length) throw new Error("Contact is missing.");
  const [expires = "", second] = fields.get("expires") ?? [];
  if (second !== undefined) throw new Error("Expires stands twice.");
  // Internet date and time as RFC 3339 has them.
  if (
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(expires) ||
    Number.isNaN(Date.parse(expires))
  ) {
    throw new Error(`Not an instant: ${expires}`);
  }
  const languages = fields.get("preferred-languages") ?? [];
  if (languages.length > 1) throw new Error("Preferred-Languages stands twice.");
  for (const tag of languages.join(",").split(/ *, */)) {
    if (tag !== "" && Intl.getCanonicalLocales(tag)[0] === undefined) throw new Error(`Not a language: ${tag}`);
  }
  return fields;
}

describe("security.txt", () => {
  test("says with every setting what was set, and an independent parser reads it", () => {
    expect(Object.fromEntries(parseByRfc(fileOf(FULL, thanks)))).toEqual({
      contact: ["mailto:security@sunny-corner.example", "https://bounty.example.org/sunny", "tel:+44-20-7946-0000"],
      expires: ["2027-05-31T23:59:59Z"],
      encryption: ["https://sunny-corner.example/pgp-key.txt"],
      acknowledgments: ["https://sunny-corner.example/bounty#thanks"],
      "preferred-languages": ["en, de, pt-BR"],
      canonical: ["https://sunny-corner.example/.well-known/security.txt"],
      policy: ["https://sunny-corner.example/bounty"],
      hiring: ["https://sunny-corner.example/jobs"],
    });
  });

  test("leads without any setting to our own form, which answers as long as the program runs", () => {
    const fields = parseByRfc(fileOf());
    expect(fields.get("contact")).toEqual(["https://sunny-corner.example/report"]);
    expect(fields.get("expires")).toEqual(["2027-02-25T23:59:59Z"]);
    expect(fields.has("acknowledgments")).toBe(false);
  });

  test("says of itself that it is a trial where there is no https", () => {
    const text = writeSecurityTxt(securityTxtOf(settingsOf({}), thanks, { origin: "http://localhost:3000", now: NOW }));
    expect(text.split("\n")[0]).toMatch(/^# A trial: /);
    expect(() => parseByRfc(text)).toThrow("without https");
  });

  test.each(["Contact mailto:x@y.z\n", "Contact:mailto:x@y.z\n", "Contact: x\n", "Contact: mailto:x@y.z", "# only\n"])(
    "the parser of this test refuses %j",
    (text) => expect(() => parseByRfc(text)).toThrow(),
  );
});

describe("the end of security.txt", () => {
  test.each([
    ["2026-11-26", "expired", -1],
    ["2026-11-27", "soon", 0],
    ["2026-12-26", "soon", 29],
    ["2026-12-27", "fresh", 30],
    ["2027-11-26", "fresh", 364],
    ["2027-11-27", "too_far", 365],
  ])("%s is %s", (expiresOn, state, daysLeft) => {
    expect(securityTxtExpiry(expiresOn, NOW)).toEqual({ state, daysLeft });
  });

  test.each([
    [{ SECURITY_CONTACT: "mailto:s@example.org" }, /^SECURITY_EXPIRES is missing: set .+ within a year\.$/],
    [{ ...FULL, SECURITY_EXPIRES: "2026-11-26" }, /^SECURITY_EXPIRES \(2026-11-26\) is past: .+\.$/],
    [{ ...FULL, SECURITY_EXPIRES: "2027-12-01" }, /^SECURITY_EXPIRES \(2027-12-01\) is more than a year ahead: .+\.$/],
  ])("the program refuses to start with %j, in one line that names the fix", (env, says) => {
    expect(() => checkDisclosure(settingsOf(env), NOW)).toThrow(says);
  });

  test("it starts with a day within the year, and with none where only our own form is named", () => {
    expect(() => checkDisclosure(settingsOf(FULL), NOW)).not.toThrow();
    expect(() => checkDisclosure(settingsOf({}), NOW)).not.toThrow();
  });
});

test.each([
  ["SECURITY_CONTACT", "security@example.org"],
  ["SECURITY_CONTACT", "http://example.org/report"],
  ["SECURITY_CONTACT", "mailto:nobody"],
  ["SECURITY_CONTACT", "mailto:a@example.org\nExpires: 2099-01-01T00:00:00Z"],
  ["SECURITY_CONTACT", ","],
  ["SECURITY_EXPIRES", "31.12.2026"],
  ["SECURITY_EXPIRES", "2027-02-30"],
  ["SECURITY_LANGUAGES", "english please"],
  ["SECURITY_ENCRYPTION", "key.txt"],
  ["BOUNTY_URL", "javascript:alert(1)"],
  ["SECURITY_HIRING", "http://example.org/jobs"],
])("%s=%j is refused by name", (name, value) => {
  expect(() => settingsOf({ [name]: value })).toThrow(new RegExp(`^${name} must be .+ See \\.env\\.example\\.$`));
});
