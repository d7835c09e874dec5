import type { Database } from "#infra/database/connection.ts";
import { dueSlotsQuery } from "#releases/due/store.ts";
import { percentile, timed } from "./percentiles.ts";

export type StatementRow = {
  runs: number;
  slots: number;
  oursP50Ms: number;
  rawP50Ms: number;
  oursP99Ms: number;
  rawP99Ms: number;
  /** Raw over ours, of the middle runs: 1 means that the way through our store costs nothing. */
  ratio: number;
};

const RUNS = 300;
const WARM_UP = 30;
const SLOTS = 50;

/** Times the statement that locks due slots as the scheduler sends it, and the same text sent by the driver alone, in turns. */
export async function measureStatement({ prisma, withSession }: Database): Promise<StatementRow> {
  const query = dueSlotsQuery(SLOTS, []);
  const ours: number[] = [];
  const raw: number[] = [];
  const runOurs = async () => {
    await prisma.$transaction(async (tx) => {
      ours.push(await timed(() => tx.$queryRaw(query)));
    });
  };
  const runRaw = () =>
    withSession(async ({ run, rows }) => {
      await run("BEGIN");
      raw.push(await timed(() => rows(query.text, query.values)));
      await run("ROLLBACK");
    });
  for (let round = 0; round < RUNS + WARM_UP; round += 1) {
    const turns = round % 2 === 0 ? [runOurs, runRaw] : [runRaw, runOurs];
    for (const turn of turns) await turn();
    if (round === WARM_UP - 1) {
      ours.length = 0;
      raw.length = 0;
    }
  }
  const [oursP50Ms, rawP50Ms] = [percentile(ours, 0.5), percentile(raw, 0.5)];
  return {
    runs: RUNS,
    slots: SLOTS,
    oursP50Ms,
    rawP50Ms,
    oursP99Ms: percentile(ours, 0.99),
    rawP99Ms: percentile(raw, 0.99),
    ratio: rawP50Ms / oursP50Ms,
  };
}
