import { spokenNumber, spokenOrdinal } from "./spoken-number.ts";
import { SIGNS, spokenWord } from "./spoken-word.ts";

const ABBREVIATIONS: [RegExp, string][] = [
  [/\be\.g\./gi, "for example"],
  [/\bi\.e\./gi, "that is"],
  [/\betc\./gi, "and so on"],
  [/\bvs\.?(?=\s)/gi, "versus"],
];
const CURRENCIES: Partial<Record<string, string>> = { "£": "pounds", $: "dollars", "€": "euros" };
// Small letters only: a full stop without a space after it, as in "site.It", is no address.
const ADDRESS = /^(?:https?:\/\/)?((?:[a-z0-9._+-]+@)?(?:[a-z0-9-]+\.)+[a-z]{2,})(\/[^\s]*)?$/;
// The sign at the end of P@ssw0rd1! ends no sentence when a small letter follows.
const MARK_INSIDE = /[.!?](?=\s[a-z])/g;
const AROUND = /^([^\p{L}\p{N}@#£$€&+]*)(.*?)([^\p{L}\p{N}%]*)$/su;

/**
 * A line as an English voice can say it: plain letters, commas and full stops.
 * Empty when nothing in it can be said.
 */
export function speechText(line: string): string {
  let text = line
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s*[\u2012-\u2015\u2212]\s*|\s+-+\s+/g, ", ")
    .replace(/\u2010|\u2011/g, "-")
    .replace(/(?<=[a-z])\.(?=[A-Z])/g, ". ");
  for (const [written, said] of ABBREVIATIONS) text = text.replace(written, said);
  const words = text.split(/\s+/).map(spokenToken).filter(Boolean);
  const said = words.join(" ").replace(/\s+(?=[,.;:!?])/g, "");
  if (!/[a-z]/i.test(said)) return "";
  return said
    .replace(/^[,.;:!?\s]+/, "")
    .replace(/([,.;:!?])[,.;:!?]+/g, "$1")
    .replace(MARK_INSIDE, "");
}

function spokenToken(token: string): string {
  if (SIGNS[token] !== undefined) return SIGNS[token];
  const [, , core = "", after = ""] = AROUND.exec(token) ?? [];
  const said = plain(core === "" ? "" : spokenCore(core));
  const pause = /[,.;:!?]/.exec(after)?.[0] ?? "";
  return said + pause;
}

function spokenCore(core: string): string {
  const address = ADDRESS.exec(core);
  if (address) return spokenAddress(address[1] ?? "", address[2] ?? "");
  const money = /^([£$€])([\d,]*\d)(?:\.(\d\d))?$/.exec(core);
  if (money) return spokenMoney(money);
  const place = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(core);
  if (place) return spokenOrdinal(Number(place[1]));
  const time = /^(\d{1,2}):(\d{2})$/.exec(core);
  if (time) return `${spokenNumber(String(Number(time[1])))} ${spokenMinutes(time[2] ?? "")}`;
  return spokenWord(withoutMarks(core));
}

function spokenMoney([, sign = "", whole = "", cents]: RegExpExecArray): string {
  const said = `${spokenNumber(whole)} ${CURRENCIES[sign] ?? ""}`;
  return cents === undefined || cents === "00" ? said : `${said} ${spokenMinutes(cents)}`;
}

function spokenMinutes(minutes: string): string {
  if (minutes === "00") return "o'clock";
  return minutes.startsWith("0") ? `oh ${spokenNumber(minutes.slice(1))}` : spokenNumber(minutes);
}

// sunny-corner.example/email is "sunny corner dot example slash email".
function spokenAddress(host: string, path: string): string {
  const said = host.replaceAll("@", " at ").replaceAll(".", " dot ");
  const parts = path.split("/").filter(Boolean);
  return [said, ...parts.map((part) => `slash ${part.replace(/\.(?=\w)/g, " dot ")}`)]
    .join(" ")
    .split(" ")
    .map(spokenWord)
    .join(" ");
}

function withoutMarks(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "");
}

// The voice reads ASCII and would say the bytes of anything else.
function plain(text: string): string {
  return text
    .replace(/[^a-z' ]/gi, " ")
    .replace(/(?<![a-z])'|'(?![a-z])/gi, " ")
    .replace(/\s+/g, " ")
    .trim();
}
