/** RFC 9457, as the API answers. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  requestId?: string;
  errors?: { pointer: string; detail: string; reason?: string }[];
};

/** What the API said no to. `slug` stays the same and may be switched over; the message is for people. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: number;
  readonly slug: string;
  readonly requestId: string | null;
  /** What is wrong with each field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The same with the path of each: "scenes.0.title". */
  readonly at: readonly { path: string; words: string }[];

  constructor(problem: Problem) {
    super(wordsOf(problem));
    this.status = problem.status;
    this.slug = problem.type.replace("/problems/", "");
    this.requestId = problem.requestId ?? null;
    this.fields = Object.fromEntries((problem.errors ?? []).map(({ pointer, detail }) => [nameOf(pointer), detail]));
    this.at = (problem.errors ?? []).map(({ pointer, detail }) => ({
      path: pointer.split("/").slice(1).join("."),
      words: detail,
    }));
  }
}

/** The server could not be reached: nobody knows whether it heard. The same request may be sent again with its key. */
export class OfflineError extends Error {
  override readonly name = "OfflineError";
}

/** What a person reads: each field by its name and what is wrong with it, else the detail, else the title. */
export function wordsOf({ title, detail, errors = [] }: Problem): string {
  const named = errors.filter(({ pointer }) => pointer !== "");
  if (named.length > 0) return named.map(({ pointer, detail: words }) => `${nameOf(pointer)} ${words}`).join("; ");
  return errors[0]?.detail ?? detail ?? title;
}

/** A JSON Pointer as people name a field: `/scenes/0/title` is "scenes 1 title". */
export function nameOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
    .join(" ");
}
