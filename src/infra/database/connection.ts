import type { PGlite } from "@electric-sql/pglite";
import type pg from "pg";
import type { PrismaClient } from "#generated/prisma/client.ts";

type Row = Record<string, unknown>;

/** One session of the database, for what Prisma does not do: migrations and the queue's tables. */
export type Session = {
  run: (sql: string) => Promise<void>;
  rows: (sql: string, parameters?: unknown[]) => Promise<Row[]>;
};

/** An open database, embedded or not. The rest of the program sees only `prisma`. */
export type Database = {
  prisma: PrismaClient;
  /** What carries it: the queue may live in the same place. */
  engine: { kind: "embedded"; pglite: PGlite } | { kind: "postgres"; pool: pg.Pool };
  /** Lends one session, from first statement to last, to nobody else. */
  withSession: <Result>(work: (session: Session) => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
};
