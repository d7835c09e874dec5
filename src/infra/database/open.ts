import type { Config } from "#config/env.ts";
import type { Database } from "./connection.ts";
import { migrate } from "./migrate.ts";

/** Opens the database that the configuration names and brings its tables up to date. Throws CONFIGURATION. */
export async function openDatabase({
  databaseUrl,
  dataDir,
}: Pick<Config, "databaseUrl" | "dataDir">): Promise<Database> {
  const database = databaseUrl === undefined ? await embedded(dataDir) : await postgres(databaseUrl);
  try {
    await migrate(database);
    // It learns the types that lists are made of when it opens, and those of ours came only now.
    if (database.engine.kind === "embedded") await database.engine.pglite.refreshArrayTypes();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

// Each engine is loaded only where it is used: the embedded one alone is several megabytes of WebAssembly.
async function embedded(dataDir: string): Promise<Database> {
  const { openEmbedded } = await import("./open-embedded.ts");
  return openEmbedded(dataDir);
}

async function postgres(databaseUrl: string): Promise<Database> {
  const { openPostgres } = await import("./open-postgres.ts");
  return openPostgres(databaseUrl);
}
