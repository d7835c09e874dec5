/** Where a version of a script stands. Its words never change: an answer to a request for changes is the next version. */
export const SCRIPT_STATES = ["draft", "in_review", "changes_requested", "approved"] as const;
export type ScriptState = (typeof SCRIPT_STATES)[number];

/** What can be done with a version, from which states, and what it becomes. The database has the same table. */
export const SCRIPT_MOVES = {
  submit: { from: ["draft"], to: "in_review" },
  withdraw: { from: ["in_review"], to: "draft" },
  "request-changes": { from: ["in_review", "approved"], to: "changes_requested" },
  approve: { from: ["in_review", "changes_requested"], to: "approved" },
} as const satisfies Record<string, { from: readonly ScriptState[]; to: ScriptState }>;
export type ScriptMove = keyof typeof SCRIPT_MOVES;

/** Whether a version that stands there may be moved so. */
export function mayMove(move: ScriptMove, state: ScriptState): boolean {
  const from: readonly ScriptState[] = SCRIPT_MOVES[move].from;
  return from.includes(state);
}
