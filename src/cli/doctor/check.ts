import { SunnyError } from "#core/errors.ts";

/** One thing that was looked at: what was found, and what to do about it. A fault would stop the program. */
export type Check =
  | { name: string; state: "ok"; found: string }
  | { name: string; state: "warning" | "fault"; found: string; fix: string };

export const ok = (name: string, found: string): Check => ({ name, state: "ok", found });
export const warning = (name: string, found: string, fix: string): Check => ({ name, state: "warning", found, fix });
export const fault = (name: string, found: string, fix: string): Check => ({ name, state: "fault", found, fix });

/** An error as a fault; the first sentence of our own messages says what is wrong, the rest what to do. */
export function faultOf(name: string, error: unknown, fix: string): Check {
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const end = message.search(/\. [A-Z]/);
  if (error instanceof SunnyError && end > 0) return fault(name, message.slice(0, end), message.slice(end + 2));
  return fault(name, message, fix);
}
