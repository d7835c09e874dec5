// Opens a copy of the database in memory and reads every table: ends with 0 if the copy can be trusted.
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";

const path = process.argv[2];
if (path === undefined) process.exit(64);
const db = await PGlite.create({ loadDataDir: new Blob([readFileSync(path)]) });
const { rows } = await db.query<{ name: string }>(
  "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'bullmq')",
);
for (const { name } of rows) await db.query(`SELECT count(*), md5(string_agg(t::text, '')) FROM ${name} t`);
await db.close();
process.exit(rows.length > 0 ? 0 : 1);
