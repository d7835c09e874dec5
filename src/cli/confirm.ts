import { createInterface } from "node:readline/promises";

/** Asks a question on the terminal; anything but y or yes, Ctrl-C and Ctrl-D included, means no. */
export async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  terminal.once("SIGINT", leave).once("close", leave);
  try {
    const answer = await terminal.question(`${question} [y/N] `, { signal: leaving.signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch {
    process.stdout.write("\n");
    return false;
  } finally {
    terminal.close();
  }
}
