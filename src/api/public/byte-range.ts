/** Which bytes of a file are asked for, both ends included; `all` where the question is none that is answered in part. */
export type Asked = { start: number; end: number } | "all" | "beyond";

/**
 * Reads a Range header (RFC 9110) for a file of this size. Only one range is answered in part: whoever asks for several,
 * or in other words, gets the whole file, as the RFC allows.
 */
export function rangeOf(header: string | undefined, size: number): Asked {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(" ", "") ?? "") ?? [];
  if (first === "" && last === "") return "all";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "beyond" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return "all";
  return start >= size ? "beyond" : { start, end };
}
