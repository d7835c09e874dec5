// Prisma's codes for a server that cannot be reached, answers too late or has no connection left.
const AWAY = /^(P1001|P1002|P1008|P1017|P2024|P2028|P2037|ECONNREFUSED|ECONNRESET)$/;
// The same of a statement of our own, which Prisma says in the words of its adapter or of Postgres: connection
// exceptions, too many connections, and a server that is shut down, has crashed or starts.
const AWAY_KIND = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TlsConnectionError)$/;
const AWAY_STATE = /^(08...|53300|57P0[123])$/;
// What the driver says of a connection that ends in the middle of a statement.
const CUT_OFF = /^Connection terminated/;

type Cause = { kind?: unknown; originalCode?: unknown; originalMessage?: unknown };

/** Whether something failed because the database cannot be reached now: asked again later, it may go well. */
export function isDatabaseAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (CUT_OFF.test(fault.message)) return true;
  const { code, meta } = fault as { code?: unknown; meta?: { driverAdapterError?: { cause?: Cause } } };
  if (AWAY.test(String(code))) return true;
  const { kind, originalCode, originalMessage } = meta?.driverAdapterError?.cause ?? {};
  const said = [AWAY_KIND.test(String(kind)), AWAY_STATE.test(String(originalCode))];
  return said.includes(true) || CUT_OFF.test(String(originalMessage));
}
