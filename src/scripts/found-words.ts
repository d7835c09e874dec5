/** One place where words that were looked for stand. */
export type FoundWords = {
  kind: "episode" | "script" | "source";
  /** Of an episode or a script version, or the name of a source. */
  id: string;
  title: string;
  detail: string;
};
