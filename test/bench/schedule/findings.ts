import type { BareRow } from "./bare-queue.ts";
import type { CalendarRow } from "./calendar.ts";
import type { StatementRow } from "./claim-statement.ts";
import type { FloodRow } from "./flood.ts";
import type { readMachine } from "./machine.ts";
import type { EngineName } from "./options.ts";
import type { YearRow } from "./year.ts";

/** All that a bench found, raw. */
export type Findings = {
  machine: ReturnType<typeof readMachine>;
  floods: (FloodRow & { engine: EngineName; load: number })[];
  bare: (BareRow & { engine: EngineName })[];
  statements: (StatementRow & { engine: EngineName })[];
  calendars: (CalendarRow & { engine: EngineName })[];
  years: YearRow[];
};
