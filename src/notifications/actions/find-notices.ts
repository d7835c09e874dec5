import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import { findRisks } from "#releases/actions/index.ts";
import type { AbilitiesByKind } from "#releases/index.ts";
import { type Kind, preferenceFor } from "../kinds.ts";
import { mailTimeOf, USUAL_HOURS } from "../mail-hours.ts";
import { type Notice, noticesFrom } from "../notices.ts";
import { findAuthors, findWaiting, readStates } from "../states/store.ts";
import { findTold, insertNotifications, type NewNotification, readChoices } from "../store.ts";

const RISK_AHEAD_MS = DAY;

export type NoticePorts = {
  reader: Transaction;
  abilities: AbilitiesByKind;
  /** When the security.txt of this installation expires, if it has one. */
  securityTxtExpiresAt: () => Date | null;
};

/** Looks at what is, and tells each person what is news to them. The unique key of the database keeps it from being told twice. */
export async function findNotices(
  { ctx }: Call<Record<string, never>>,
  { reader, abilities, securityTxtExpiresAt }: NoticePorts,
): Promise<{ told: number }> {
  demand(ctx.actor, "notification:notice");
  const now = await databaseNow(reader);
  const states = await readStates(reader, now);
  const until = new Date(now.getTime() + RISK_AHEAD_MS);
  const [risks, waiting] = [
    await findRisks({ ctx, input: { until } }, { reader, abilities }),
    await findWaiting(reader),
  ];
  const authors = await findAuthors(
    reader,
    [...risks, ...waiting].map(({ episodeId }) => episodeId),
  );
  const authored = <Slot extends { episodeId: string }>(slot: Slot) => ({
    ...slot,
    authorIds: authors.get(slot.episodeId) ?? [],
  });
  const slots = { risks: risks.map(authored), waiting: waiting.map(authored) };
  const notices = noticesFrom({ ...states, ...slots, securityTxtExpiresAt: securityTxtExpiresAt() }, now);
  const rows = await addressed(reader, notices, new Set(states.people.map(({ id }) => id)), now);
  return { told: rows.length === 0 ? 0 : await insertNotifications(reader, rows) };
}

async function addressed(
  reader: Transaction,
  notices: Notice[],
  active: ReadonlySet<string>,
  now: Date,
): Promise<NewNotification[]> {
  const told = await findTold(
    reader,
    notices.map(({ key }) => key),
  );
  const fresh = notices.flatMap(({ personIds, ...notice }) =>
    personIds
      .filter((id) => active.has(id) && !told.has(`${id} ${notice.key}`))
      .map((personId) => ({ ...notice, personId })),
  );
  const { choices, hours } = await readChoices(reader, [...new Set(fresh.map(({ personId }) => personId))]);
  const chosenBy = (personId: string) => choices.filter((choice) => choice.personId === personId);
  return fresh.flatMap((notice) => {
    const { isInApp, mail } = preferenceFor(notice.kind as Kind, chosenBy(notice.personId));
    const mailAt = mailTimeOf(mail, hours.get(notice.personId) ?? USUAL_HOURS, now);
    return isInApp || mailAt ? [{ ...notice, isInApp, mailAt }] : [];
  });
}
