import { randomUUID } from "node:crypto";
import { type Call, databaseNow, type Transaction } from "#access/index.ts";
import { type AuditAction, recordAudit } from "#audit/index.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { slotTime } from "../slot-time.ts";
import { insertSlot, type ScheduleWithAll, type Slot } from "../store.ts";

export type InsertManualSlot = {
  schedule: Pick<ScheduleWithAll, "id" | "timeZone" | "version">;
  episodeId: string;
  action: AuditAction;
  reason: string;
  /** The missed slot that it makes up for. */
  replacesId?: string;
};

/** A slot of its own that is due at once; what is planned stays planned. */
export async function insertManualSlot({ ctx, input }: Call<InsertManualSlot>, tx: Transaction): Promise<Slot> {
  const { schedule, episodeId, action, reason, replacesId } = input;
  const { id: scheduleId, timeZone, version } = schedule;
  const { wallTime, instant } = slotTime({ at: "now", now: await databaseNow(tx), timeZone });
  const slot = await insertSlot(tx, {
    scheduleId,
    episodeId,
    key: `manual:${randomUUID()}`,
    ruleVersion: version,
    ...(replacesId === undefined ? {} : { replacesId }),
    wallTime,
    timeZone,
    nominalAt: instant,
    dueAt: instant,
    tzdbVersion: TZDB_VERSION,
    state: "scheduled",
    nextCheckAt: instant,
  });
  await recordAudit(tx, ctx, { action, entityType: "Slot", entityId: slot.id, after: slot, reason });
  return slot;
}
