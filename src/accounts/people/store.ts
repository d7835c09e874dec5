import type { Role, Transaction } from "#access/index.ts";

const SHOWN = {
  id: true,
  email: true,
  name: true,
  roles: true,
  locales: true,
  isActive: true,
  isDemo: true,
  version: true,
  createdAt: true,
} as const;

export function findPerson(tx: Transaction, id: string) {
  return tx.person.findUnique({ where: { id } });
}

export function findPersonByEmail(tx: Transaction, email: string) {
  return tx.person.findUnique({ where: { email } });
}

export function findPeople(tx: Transaction, { after, take }: { after: string | null; take: number }) {
  return tx.person.findMany({
    where: after === null ? {} : { id: { gt: after } },
    orderBy: { id: "asc" },
    take,
    select: SHOWN,
  });
}

export function findShownPerson(tx: Transaction, id: string) {
  return tx.person.findUnique({ where: { id }, select: SHOWN });
}

export type NewPerson = { email: string; name: string; roles: Role[]; locales: string[]; isDemo: boolean };

export function insertPerson(tx: Transaction, data: NewPerson) {
  return tx.person.create({ data });
}

/** Changes a person who is still at this version; false when another was quicker. */
export async function updatePerson(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  data: { email?: string; name?: string; roles?: Role[]; locales?: string[]; isActive?: boolean },
): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id, version },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** When a person agreed to be named on the public page; null names them no more. */
export async function updateNaming(tx: Transaction, id: string, namedFrom: Date | null): Promise<void> {
  await tx.person.update({ where: { id }, data: { namedFrom } });
}

/** One at a time decides who is an administrator, or two could remove each other. */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('administrators'))`;
}

/** Active administrators who can sign in. */
export async function countAdministrators(tx: Transaction, except?: string): Promise<number> {
  return tx.person.count({
    where: {
      isActive: true,
      roles: { has: "admin" },
      OR: [{ password: { isNot: null } }, { passkeys: { some: {} } }],
      ...(except === undefined ? {} : { id: { not: except } }),
    },
  });
}

export async function insertSetUpLink(
  tx: Transaction,
  row: { personId: string | null; secretHash: string; isDemo: boolean; createdAt: Date; expiresAt: Date },
): Promise<string> {
  // A newer link takes the place of the older ones for the same person.
  await tx.setUpLink.updateMany({
    where: { personId: row.personId, usedAt: null },
    data: { usedAt: row.createdAt },
  });
  return (await tx.setUpLink.create({ data: row })).id;
}

export function findSetUpLink(tx: Transaction, secretHash: string) {
  return tx.setUpLink.findUnique({ where: { secretHash }, include: { person: true } });
}

/** Uses a link up; false when it was used already. */
export async function takeSetUpLink(tx: Transaction, id: string, usedAt: Date): Promise<boolean> {
  const { count } = await tx.setUpLink.updateMany({ where: { id, usedAt: null }, data: { usedAt } });
  return count === 1;
}
