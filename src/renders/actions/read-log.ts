import type { Transaction } from "#access/index.ts";
import { type LogLine, logOf, workerName } from "../log.ts";
import { findNames, findParts, findRecord, findRenderWithFiles } from "../reading/store.ts";

export type RenderLog = {
  lines: (Omit<LogLine, "by"> & { by: string; isByJob: boolean; segmentName: string | null })[];
  /** What stands between the first lines and the last ones of a very long log. */
  leftOut: { after: number; count: number } | null;
  /** What is drawn at this moment. */
  drawing: { segment: number; name: string; worker: string | null; framesDone: number; framesTotal: number }[];
};

const MOST = { first: 250, last: 50 };

/** What happened to a render, from the record; null when there is none. */
export async function readLog(reader: Transaction, renderId: string): Promise<RenderLog | null> {
  const render = await findRenderWithFiles(reader, renderId);
  if (!render) return null;
  const { oldest, newest, leftOut } = await findRecord(reader, renderId, MOST);
  const parts = await findParts(reader, renderId);
  const lines = logOf([...oldest, ...newest]);
  const asked = lines.flatMap(({ by }) => (by.personId === undefined ? [] : [by.personId]));
  const names = new Map((await findNames(reader, [...new Set(asked)])).map(({ id, name }) => [id, name]));
  return {
    lines: lines.map(({ by, ...line }) => ({
      ...line,
      by: by.personId === undefined ? (by.job ?? "") : (names.get(by.personId) ?? by.personId.slice(0, 8)),
      isByJob: by.type === "system",
      segmentName: parts.find(({ position }) => position + 1 === line.segment)?.name ?? null,
    })),
    leftOut: leftOut > 0 ? { after: logOf(oldest).length, count: leftOut } : null,
    drawing: parts
      .filter(({ state }) => render.state === "rendering" && state === "drawing")
      .map(({ position, name, worker, framesDone, captures }) => ({
        segment: position + 1,
        name,
        worker: workerName(worker),
        framesDone,
        framesTotal: captures,
      })),
  };
}
