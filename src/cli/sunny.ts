// The `sunny` command: what can be done, in the words of DESIGN; each command's code is loaded when it is called.
import { Command, CommanderError, Option } from "commander";
import { ENV_KEYS, readConfig } from "#config/env.ts";
import { VERSION } from "#config/project.ts";
import { formatSchema } from "#core/formats.ts";
import { EXIT, explain } from "./exit.ts";

const program = new Command("sunny")
  .description("Security video campaigns, from script to scheduled release.")
  .version(VERSION)
  .showHelpAfterError("Run with --help to see what is possible.")
  .exitOverride();

for (const [name, parts, description] of [
  ["serve", ["api", "scheduler", "worker"], "Run everything in one process: public page, scheduler and worker"],
  ["api", ["api"], "Run only the public page"],
  ["worker", ["worker"], "Run only a worker: it renders and delivers"],
  ["scheduler", ["scheduler"], "Run only a scheduler: it releases what is due"],
] as const) {
  program
    .command(name)
    .description(description)
    .addHelpText("after", environmentHelp)
    .action(async () => {
      const { serve } = await import("./commands/serve.ts");
      await serve(readConfig(), parts);
    });
}

program
  .command("render")
  .description("Render a script file to a video file")
  .argument("<script.yaml>", "a script, as in videos/scripts/three-random-words/en.yaml")
  .option("-l, --locale <locale>", "language; another one than the file's is looked for beside it")
  .addOption(new Option("-f, --format <format>", "shape").choices(formatSchema.options).default("vertical"))
  .addOption(new Option("-q, --quality <quality>", "draft is half size").choices(["draft", "final"]).default("final"))
  .requiredOption("-o, --out <file.mp4>", "where the video goes")
  .option("--json", "print one JSON object for machines")
  .action(async (path, options) => {
    const { renderFile } = await import("./commands/render.ts");
    await renderFile(path, options, readConfig());
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = fail(error);
}

function environmentHelp(): string {
  const width = Math.max(...ENV_KEYS.map(({ name }) => name.length));
  return `\nEnvironment:\n${ENV_KEYS.map(({ name, meaning }) => `  ${name.padEnd(width)}  ${meaning}`).join("\n")}`;
}

function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const { line, code } = explain(error);
  process.stderr.write(`${line}\n`);
  return code;
}
