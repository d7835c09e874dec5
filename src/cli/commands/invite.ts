import { makeSetUpLink, needsFirstAdministrator, readPersonId } from "#accounts/actions/index.ts";
import type { Config } from "#config/env.ts";
import { ConfigurationError, InvalidInputError } from "#core/errors.ts";
import { contextMaker } from "#infra/context.ts";
import { holderOf } from "#infra/database/folder-lock.ts";
import { openDatabase } from "#infra/database/open.ts";
import { openLog } from "#infra/log.ts";
import { setUpAddress } from "../set-up-link.ts";

/**
 * Prints a link with which someone sets up how they sign in: the first administrator, or the person of an address.
 * For whoever runs the program, when nobody else can help. Throws INVALID_INPUT for an unknown address, CONFIGURATION.
 */
export async function invite(email: string | undefined, config: Config): Promise<void> {
  refuseWhileOpen(config);
  const database = await openDatabase(config);
  try {
    const { prisma } = database;
    const contextOf = contextMaker({ prisma, log: openLog(config), now: () => new Date(), onCommit: () => {} });
    const ctx = contextOf({ type: "system", job: "set-up-link" });
    const personId = email === undefined ? null : await readPersonId(prisma, email);
    if (email !== undefined && personId === null) {
      throw new InvalidInputError(email, [{ path: "", message: "is the address of no person here" }]);
    }
    if (personId === null && !(await needsFirstAdministrator(prisma))) {
      throw new InvalidInputError("invite", [
        { path: "email", message: "is missing: there is an administrator already, so say whose link it is" },
      ]);
    }
    const { secret } = await makeSetUpLink({ ctx, input: { personId } });
    const origin = config.publicUrl ?? `http://localhost:${config.port}`;
    process.stdout.write(`${setUpAddress(origin, secret)}\n`);
    process.stderr.write(
      "It works once, within an hour. What the person signed in with until now ends when it is opened.\n",
    );
  } finally {
    await database.close();
  }
}

function refuseWhileOpen({ databaseUrl, dataDir }: Config): void {
  const holder = databaseUrl === undefined ? holderOf(dataDir) : null;
  if (!holder) return;
  throw new ConfigurationError(
    `Process ${holder.pid} has the embedded database in ${dataDir} open. Stop it, run this again, and start it anew.`,
  );
}
