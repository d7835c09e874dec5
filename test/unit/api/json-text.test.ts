import { describe, expect, test } from "vitest";
import { parseJsonText } from "#api/request/json-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = (depth: number) => `${"[".repeat(depth)}1${"]".repeat(depth)}`;

describe("strict JSON", () => {
  test.each([
    ["an object", '{"a":{"b":[1,"x",null,true,{"c":"d"}]},"b":"a:b,{}[]"}'],
    ["the same key at two places", '[{"a":1},{"a":{"a":2}}]'],
    ["quotes, brackets and backslashes in text", '{"a\\"{[":"\\\\","b":"]}\\u0041"}'],
    ["64 levels", nested(64)],
    ["an emoji as two escapes", '{"a":"\\ud83d\\ude00"}'],
    ["a lone value", '"text"'],
  ])("%s is read as JSON.parse reads it", (_what, text) => {
    expect(parseJsonText(bytes(text))).toEqual(JSON.parse(text));
  });

  test.each([
    ["nothing", ""],
    ["a trailing comma", '{"a":1,}'],
    ["a comment", '{"a":1} // x'],
    ["single quotes", "{'a':1}"],
    ["NaN", '{"a":NaN}'],
    ["a key twice", '{"a":1,"a":2}'],
    ["a key twice, once escaped", '{"ab":1,"a\\u0062":2}'],
    ["200 levels", nested(200)],
    ["65 levels", nested(65)],
    ["a byte-order mark", '\ufeff{"a":1}'],
  ])("%s is malformed", (_what, text) => {
    expect(() => parseJsonText(bytes(text))).toThrow(expect.objectContaining({ status: 400, slug: "malformed-json" }));
  });

  test.each([
    ["UTF-16", Buffer.from('\ufeff{"a":1}', "utf16le")],
    ["UTF-16 without a mark", Buffer.from('{"a":1}', "utf16le")],
    ["Latin 1", Buffer.from('{"a":"ä"}', "latin1")],
    ["half a character", Buffer.from([0x22, 0xc3, 0x22])],
  ])("%s is malformed", (_what, body) => {
    expect(() => parseJsonText(body)).toThrow(expect.objectContaining({ status: 400, slug: "malformed-json" }));
  });

  test.each([
    ["__proto__", '{"a":[{},{"__proto__":{"role":"admin"}}]}', "a.1.__proto__", "unknown-field"],
    ["__proto__ in escapes", '{"\\u005f_proto__":1}', "__proto__", "unknown-field"],
    ["a lone surrogate", '{"a":{"b":"x\\ud800"}}', "a.b", "invalid-unicode"],
    ["a NUL", '{"a":["x","\\u0000"]}', "a.1", "invalid-unicode"],
    ["a NUL in a name", '{"a\\u0000":1}', "a\0", "invalid-unicode"],
  ])("%s is refused with its place", (_what, text, path, reason) => {
    expect(() => parseJsonText(bytes(text))).toThrow(
      expect.objectContaining({ code: "INVALID_INPUT", issues: [expect.objectContaining({ path, reason })] }),
    );
    expect(Object.prototype).not.toHaveProperty("role");
  });
});
