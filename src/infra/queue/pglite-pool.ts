import { EventEmitter } from "node:events";
import type { PGlite, Results } from "@electric-sql/pglite";

type QueryResult<Row> = { rows: Row[]; rowCount: number | null };

/**
 * The embedded database in the shape of a `pg.Pool`, for BullMQ's Postgres backend.
 * All clients share one session: BullMQ sends single statements, so none can leave a transaction open for another.
 */
export class PglitePool extends EventEmitter {
  readonly #db: PGlite;

  constructor(db: PGlite) {
    super();
    // Each queue and worker listens for errors of the one pool.
    this.setMaxListeners(0);
    this.#db = db;
  }

  query<Row>(text: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>> {
    return send(this.#db, text, parameters);
  }

  async connect(): Promise<PgliteClient> {
    const client = new PgliteClient(this.#db);
    this.emit("connect", client);
    return client;
  }

  /** The database belongs to the process, not to the queue. */
  async end(): Promise<void> {}
}

class PgliteClient extends EventEmitter {
  readonly #db: PGlite;
  #unlisten: (() => Promise<void>)[] = [];

  constructor(db: PGlite) {
    super();
    this.#db = db;
  }

  async query<Row>(text: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>> {
    // BullMQ's LISTEN statements begin with comment lines, so the word may stand on any line.
    const channel = /^LISTEN\s+"?([\w.:-]+)"?/im.exec(text)?.[1];
    if (channel === undefined) return send(this.#db, text, parameters);
    this.#unlisten.push(await this.#db.listen(channel, (payload) => this.emit("notification", { channel, payload })));
    return { rows: [], rowCount: 0 };
  }

  release(): void {
    const pending = this.#unlisten;
    this.#unlisten = [];
    for (const unlisten of pending) unlisten().catch(() => {});
  }
}

// A text without parameters may hold several statements, which only `exec` takes.
async function send<Row>(db: PGlite, text: string, parameters?: readonly unknown[]): Promise<QueryResult<Row>> {
  const result =
    parameters === undefined
      ? ((await db.exec(text)).at(-1) as Results<Row> | undefined)
      : await db.query<Row>(text, [...parameters]);
  return { rows: result?.rows ?? [], rowCount: result?.affectedRows ?? null };
}
