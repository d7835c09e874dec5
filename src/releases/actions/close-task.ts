import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { closeTasks, findTask } from "../holds/store.ts";

const closeTaskSchema = z.strictObject({ taskId: z.uuid(), reason: visibleText(500) });
export type CloseTask = z.input<typeof closeTaskSchema>;

/**
 * Says that a task is done, or needs no doing. What is to be decided about a missed slot is decided, not closed.
 * Throws NOT_FOUND, WRONG_STATE when it is done already.
 */
export async function closeTask({ ctx, input }: Call<CloseTask>): Promise<void> {
  demand(ctx.actor, "task:close");
  const { taskId, reason } = parseInput(closeTaskSchema, input, "task");
  await ctx.transaction(async (tx) => {
    const task = await findTask(tx, taskId);
    if (!task) throw new NotFoundError("The task");
    if (task.state === "done") throw new WrongStateError("The task is done already.");
    if (task.kind === "missed")
      throw new WrongStateError("Decide what becomes of the missed slot; that closes the task.");
    await closeTasks(tx, { id: taskId }, await databaseNow(tx));
    await recordAudit(tx, ctx, {
      action: "task.close",
      entityType: "Task",
      entityId: taskId,
      before: task,
      after: { state: "done" },
      reason,
    });
  });
}
