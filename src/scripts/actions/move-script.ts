import type { Call, Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { ContentChangedError, WrongStateError } from "#core/errors.ts";
import { mayMove, SCRIPT_MOVES, type ScriptMove } from "../script-moves.ts";
import { type LockedVersion, setVersionState } from "../store.ts";

const AUDIT = {
  submit: "script.submit",
  withdraw: "script.withdraw",
  "request-changes": "script.request-changes",
  approve: "script.approve",
} as const satisfies Record<ScriptMove, string>;

/** Moves a locked version and records it. Throws CONTENT_CHANGED when it is not the newest, WRONG_STATE. */
export async function moveScript(
  { ctx, input }: Call<{ version: LockedVersion; move: ScriptMove; reason?: string; after?: object }>,
  tx: Transaction,
): Promise<void> {
  const { version, move, reason, after = {} } = input;
  const { to } = SCRIPT_MOVES[move];
  if (!version.isNewest) throw new ContentChangedError("The script has a newer version; look at that one.");
  if (!mayMove(move, version.state)) {
    throw new WrongStateError(
      `A version that is ${version.state.replace("_", " ")} cannot become ${to.replace("_", " ")}.`,
    );
  }
  await setVersionState(tx, version.id, to);
  await recordAudit(tx, ctx, {
    action: AUDIT[move],
    entityType: "ScriptVersion",
    entityId: version.id,
    before: { state: version.state },
    after: { state: to, hash: version.contentHash, ...after },
    ...(reason === undefined ? {} : { reason }),
  });
}
