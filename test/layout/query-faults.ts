import ts from "typescript";
import type { Source } from "./sources.ts";
import { parseSource, someNode } from "./syntax.ts";

// What is due is a question to the database's clock, which every action may ask.
const CLOCK = "src/access/database-clock.ts";

/** Queries stand in a folder's store, or in infra; everyone else hands the client or the transaction on. */
export function findQueryFaults(source: Source): string[] {
  const { path } = source;
  if (path === CLOCK || path.startsWith("src/infra/") || path.endsWith("/store.ts")) return [];
  return someNode(parseSource(source), asksDatabase) ? [`${path} asks the database by itself`] : [];
}

function asksDatabase(node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node)) return false;
  const [, client] = /^(?:\w+\.)?(prisma|tx)$/.exec(node.expression.getText()) ?? [];
  return client !== undefined;
}
