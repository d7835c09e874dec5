/** What a browser asked of a video, and what it was sent. Header values as they came. */
export type Play = {
  method: string;
  status: number;
  userAgent: string | undefined;
  /** `DNT: 1` or `Sec-GPC: 1`: counts for nothing. */
  dnt: string | undefined;
  gpc: string | undefined;
  purpose: string | undefined;
  /** The answer's `Content-Range`; absent for the whole file. */
  contentRange: string | undefined;
  /** Whether all of the answer went out. */
  isFinished: boolean;
};

/** What it counts as. */
export type Counted = { views: 0 | 1; completions: 0 | 1 };

const NOTHING: Counted = { views: 0, completions: 0 };
// Programs say so themselves; who hides it is counted, and we do not look any closer.
const PROGRAM =
  /bot\b|bot\/|crawl|spider|slurp|scan|monitor|preview|fetch|headless|lighthouse|curl|wget|python|java\/|go-http|node|axios|libwww|okhttp/i;
// Safari asks for two bytes to see whether ranges work.
const PROBE_BYTES = 2;

/**
 * What one answer counts as: a view when it holds the beginning of the video, a completion when its last byte went
 * out. Programs, visitors who ask not to be counted, look-aheads and unchanged copies count for nothing.
 */
export function countPlay({
  method,
  status,
  userAgent = "",
  dnt,
  gpc,
  purpose,
  contentRange,
  isFinished,
}: Play): Counted {
  if (method !== "GET" || (status !== 200 && status !== 206)) return NOTHING;
  if (dnt === "1" || gpc === "1" || purpose?.includes("prefetch")) return NOTHING;
  if (userAgent === "" || PROGRAM.test(userAgent)) return NOTHING;
  const range = status === 200 ? { first: 0, last: 1, size: 2, isWhole: true } : readRange(contentRange);
  if (!range || (!range.isWhole && range.last - range.first + 1 <= PROBE_BYTES)) return NOTHING;
  return { views: range.first === 0 ? 1 : 0, completions: isFinished && range.last === range.size - 1 ? 1 : 0 };
}

function readRange(text = ""): { first: number; last: number; size: number; isWhole: boolean } | null {
  const [, first, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(text) ?? [];
  if (first === undefined) return null;
  return { first: Number(first), last: Number(last), size: Number(size), isWhole: false };
}
