import { scriptJsonSchema } from "#scripts/index.ts";

/** Prints what a script file may hold, as JSON Schema for editors. */
export function schema(): void {
  process.stdout.write(`${JSON.stringify(scriptJsonSchema(), null, 2)}\n`);
}
