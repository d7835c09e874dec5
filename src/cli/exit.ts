import { InvalidInputError, SunnyError } from "#core/errors.ts";

/** What the shell is told; the numbers from 64 on are those of sysexits.h. */
export const EXIT = {
  ok: 0,
  failed: 1,
  notOurs: 2,
  retracted: 3,
  replaced: 4,
  usage: 64,
  badInput: 65,
  configuration: 78,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The words on the command line are wrong. */
export class UsageError extends Error {}

/** One line for a person, and the exit code that goes with it. A fault of ours is shown as such, without its stack. */
export function explain(error: unknown): { line: string; code: ExitCode } {
  if (error instanceof UsageError) return { line: error.message, code: EXIT.usage };
  if (error instanceof InvalidInputError) return { line: error.message, code: EXIT.badInput };
  if (error instanceof SunnyError) {
    return { line: error.message, code: error.code === "CONFIGURATION" ? EXIT.configuration : EXIT.failed };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { line: `Unexpected: ${reason.trim().split("\n")[0]}`, code: EXIT.failed };
}
