import type { Transaction } from "#access/index.ts";
import type { Mail, MailState, Notification, Prisma } from "#generated/prisma/client.ts";
import type { Kind, Preference } from "./kinds.ts";
import { type MailHours, USUAL_HOURS } from "./mail-hours.ts";

export type { Mail, Notification };

type Choice = Preference & { personId: string; kind: Kind };

/** What people chose, and when they may be mailed. */
export async function readChoices(reader: Transaction, personIds: string[]) {
  const where = { personId: { in: personIds } };
  const choices: Choice[] = await reader.notificationPreference.findMany({ where });
  const hours = new Map((await reader.mailHours.findMany({ where })).map((row) => [row.personId, row]));
  return { choices, hours };
}

/** The keys of news that these people were told already. */
export async function findTold(reader: Transaction, keys: string[]): Promise<Set<string>> {
  const rows = await reader.notification.findMany({
    where: { key: { in: keys } },
    select: { personId: true, key: true },
  });
  return new Set(rows.map(({ personId, key }) => `${personId} ${key}`));
}

export type NewNotification = Pick<
  Notification,
  "personId" | "kind" | "key" | "text" | "entityType" | "entityId" | "isInApp" | "mailAt"
>;

/** Adds what is new; what a person was told before is left as it is. Returns how many are new. */
export async function insertNotifications(tx: Transaction, rows: NewNotification[]): Promise<number> {
  return (await tx.notification.createMany({ data: rows, skipDuplicates: true })).count;
}

/** News of one person that is to be mailed by now, oldest first; null when there is none of anybody. */
export async function findMailable(tx: Transaction, now: Date) {
  const where = { mailAt: { lte: now }, mailId: null };
  const first = await tx.notification.findFirst({ where, orderBy: { mailAt: "asc" }, include: { person: true } });
  if (!first) return null;
  const { person } = first;
  // Two schedulers at once would write the same mail twice.
  await tx.$queryRaw`SELECT "id" FROM "public"."Person" WHERE "id" = ${person.id}::uuid FOR UPDATE`;
  const news = await tx.notification.findMany({
    where: { ...where, personId: person.id },
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  return { person, news };
}

export async function insertMail(
  tx: Transaction,
  mail: Pick<Mail, "personId" | "recipient" | "subject" | "text" | "state" | "nextCheckAt">,
  notificationIds: string[],
): Promise<Mail> {
  const row = await tx.mail.create({ data: mail });
  await tx.notification.updateMany({ where: { id: { in: notificationIds } }, data: { mailId: row.id } });
  return row;
}

export async function stopMailing(tx: Transaction, notificationIds: string[]): Promise<void> {
  await tx.notification.updateMany({ where: { id: { in: notificationIds } }, data: { mailAt: null } });
}

/** Begins a try of a waiting mail under the next number; null when another did, or there is nothing to send. */
export async function beginMail(
  tx: Transaction,
  held: { id: string; attempt: number },
  until: Date,
): Promise<Mail | null> {
  const { count } = await tx.mail.updateMany({
    where: { ...held, state: "waiting" },
    data: { state: "sending", attempt: { increment: 1 }, tries: { increment: 1 }, nextCheckAt: until },
  });
  return count === 0 ? null : tx.mail.findUnique({ where: { id: held.id } });
}

/** Writes what became of a try, while it is still the current one. */
export async function updateMail(
  tx: Transaction,
  { id, attempt, from }: { id: string; attempt: number; from: MailState },
  data: Prisma.MailUpdateManyMutationInput,
): Promise<boolean> {
  return (await tx.mail.updateMany({ where: { id, attempt, state: from }, data })).count === 1;
}

export function findOverdueMails(reader: Transaction, now: Date): Promise<Mail[]> {
  const where = { state: { in: ["waiting", "sending"] as MailState[] }, nextCheckAt: { lte: now } };
  return reader.mail.findMany({ where, orderBy: { nextCheckAt: "asc" }, take: 100 });
}

export function findMail(reader: Transaction, id: string): Promise<Mail | null> {
  return reader.mail.findUnique({ where: { id } });
}

type Page = { limit: number; cursor?: string | undefined };
const before = (cursor: string | undefined) => (cursor === undefined ? {} : { id: { lt: cursor } });

/** Mails from the newest on, one more than asked for. */
export function listMailRows(reader: Transaction, { limit, cursor, state }: Page & { state?: MailState | undefined }) {
  const where = { ...before(cursor), ...(state && { state }) };
  return reader.mail.findMany({ where, orderBy: { id: "desc" }, take: limit + 1 });
}

/** News of one person from the newest on, one more than asked for. */
export function listNotificationRows(
  reader: Transaction,
  { personId, limit, cursor, isUnread }: Page & { personId: string; isUnread?: boolean | undefined },
) {
  const where = { personId, isInApp: true, ...before(cursor), ...(isUnread && { readAt: null }) };
  return reader.notification.findMany({ where, orderBy: { id: "desc" }, take: limit + 1 });
}

export function countUnread(reader: Transaction, personId: string): Promise<number> {
  return reader.notification.count({ where: { personId, isInApp: true, readAt: null } });
}

/** Marks one's own news as read, all of it without ids; returns the ids that were not yet. */
export async function markRows(tx: Transaction, personId: string, ids: string[] | undefined, now: Date) {
  const where = { personId, readAt: null, ...(ids && { id: { in: ids } }) };
  const rows = await tx.notification.findMany({ where, select: { id: true } });
  await tx.notification.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { readAt: now } });
  return rows.map(({ id }) => id);
}

/** The hours of one person with their version, 1 as long as nothing was chosen. */
export async function readHours(reader: Transaction, personId: string): Promise<MailHours & { version: number }> {
  const row = await reader.mailHours.findUnique({ where: { personId } });
  if (!row) return { ...USUAL_HOURS, version: 1 };
  const { personId: _personId, ...hours } = row;
  return hours;
}

export async function saveHours(tx: Transaction, personId: string, hours: MailHours): Promise<void> {
  const create = { ...hours, personId, version: 2 };
  await tx.mailHours.upsert({ where: { personId }, create, update: { ...hours, version: { increment: 1 } } });
}

export async function savePreferenceRows(tx: Transaction, personId: string, rows: (Preference & { kind: Kind })[]) {
  for (const { kind, ...preference } of rows) {
    const where = { personId_kind: { personId, kind } };
    await tx.notificationPreference.upsert({ where, create: { personId, kind, ...preference }, update: preference });
  }
}

/** Keeps two changes of one person's choices from crossing. */
export async function lockPerson(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    object[]
  >`SELECT "id" FROM "public"."Person" WHERE "id" = ${personId}::uuid FOR UPDATE`;
  return rows.length > 0;
}
