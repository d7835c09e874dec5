import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

// TypeScript knows WebAssembly only from the browser's types, which nothing else here should see.
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    instantiate: (
      program: Uint8Array,
      imports: object,
    ) => Promise<{ instance: { exports: { __wbindgen_start: () => void } } }>;
  };
};

let isLoaded = false;

/**
 * The SQL that would bring the database to the given Prisma schema; null when the two agree.
 * Only for the embedded database: the adapter for other Postgres cannot read the catalogue's one-letter flags.
 */
export async function differenceFromSchema(pglite: PGlite, schema: string): Promise<string | null> {
  await loadEngine();
  const files = [{ path: "schema.prisma", content: schema }];
  const schemaEngine = await engineModule.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite)),
  );
  try {
    const { exitCode, stdout } = await schemaEngine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    schemaEngine.free();
  }
}

// The package is made for bundlers that load WebAssembly themselves; Node takes these three steps instead.
async function loadEngine(): Promise<void> {
  if (isLoaded) return;
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const program = readFileSync(script.replace(/\.js$/, ".wasm"));
  const { instance } = await wasm.instantiate(program, { "./schema_engine_bg.js": { ...engineModule } });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  isLoaded = true;
}
