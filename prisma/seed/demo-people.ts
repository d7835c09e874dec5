import type { Context, Role } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";

type DemoPerson = { email: string; name: string; roles: Role[] };

/** Invented people, marked as such: nobody signs in as them, and their approvals count in the demo only. */
const DEMO_PEOPLE = {
  producer: { email: "producer@demo.invalid", name: "Pia (demo producer)", roles: ["producer"] },
  accuracy: { email: "accuracy@demo.invalid", name: "Aki (demo security reviewer)", roles: ["accuracy_reviewer"] },
  brand: { email: "brand@demo.invalid", name: "Bruno (demo brand reviewer)", roles: ["brand_reviewer"] },
} satisfies Record<string, DemoPerson>;

export type DemoPeople = Record<keyof typeof DEMO_PEOPLE, { id: string; roles: Role[] }>;

/** Writes the demo people that are not there yet. */
export async function seedPeople(ctx: Context): Promise<DemoPeople> {
  const seed = async ({ email, name, roles }: DemoPerson) =>
    ctx.transaction(async (tx) => {
      const known = await tx.person.findUnique({ where: { email } });
      if (known) return known;
      const person = await tx.person.create({ data: { email, name, roles, isDemo: true } });
      await recordAudit(tx, ctx, {
        action: "person.create",
        entityType: "Person",
        entityId: person.id,
        after: { name, roles, isDemo: true },
      });
      return person;
    });
  return {
    producer: await seed(DEMO_PEOPLE.producer),
    accuracy: await seed(DEMO_PEOPLE.accuracy),
    brand: await seed(DEMO_PEOPLE.brand),
  };
}
