// The `sunny` command: what can be done, in the words of DESIGN; each command's code is loaded when it is called.
import { Command, CommanderError, Option } from "commander";
import { ENV_KEYS, readConfig } from "#config/env.ts";
import { VERSION } from "#config/project.ts";
import { formatSchema } from "#core/formats.ts";
import { motionSchema, themeSchema } from "#storyboards/index.ts";
import { addBenchCommands } from "./bench-commands.ts";
import { EXIT, explain } from "./exit.ts";
import { addTrustCommands } from "./trust-commands.ts";

const program = new Command("sunny")
  .description("Security video campaigns, from script to scheduled release.")
  .version(VERSION)
  .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
  .exitOverride();

for (const [name, parts, description] of [
  [
    "serve",
    ["api", "scheduler", "worker"],
    "Run everything in one process: public page, admin API, scheduler and worker",
  ],
  ["api", ["api"], "Run only the public page and the admin API"],
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

const shaped = (command: Command) =>
  command
    .argument("<script.yaml>", "a script, as in videos/scripts/three-random-words/en.yaml")
    .option("-l, --locale <locale>", "language; another one than the file's is looked for beside it")
    .addOption(new Option("-f, --format <format>", "shape").choices(formatSchema.options).default("vertical"))
    .addOption(new Option("-q, --quality <quality>", "draft is half size").choices(["draft", "final"]).default("final"))
    .addOption(new Option("-t, --theme <theme>", "light or evening").choices(themeSchema.options).default("sunny"))
    .addOption(
      new Option("--motion <motion>", "reduced fades where full moves").choices(motionSchema.options).default("full"),
    )
    .option("--no-end-card", "leave out the card at the end, where a platform forbids it")
    .option("--json", "print one JSON object for machines");

shaped(program.command("render").description("Render a script file to a video file"))
  .option("-s, --scene <id>", "only this scene, to look at")
  .option("--no-voice", "music only")
  .requiredOption("-o, --out <file.mp4>", "where the video goes")
  .option("--sidecars", "write captions (.vtt, .srt) and transcript (.txt) beside it")
  .action(async (path, options) => {
    const { renderFile } = await import("./commands/render.ts");
    await renderFile(path, options, readConfig());
  });

shaped(program.command("still").description("Draw one frame of a script file as a picture"))
  .option("-s, --scene <id>", "the last frame of this scene, when all of it has come in")
  .option("--at <seconds>", "the frame at this time; without it, or a scene, that of the poster")
  .requiredOption("-o, --out <file.jpg>", "where the picture goes")
  .action(async (path, options) => {
    const { still } = await import("./commands/still.ts");
    await still(path, options, readConfig());
  });

program
  .command("plan")
  .description("Show which episode of a campaign goes out when, and what does not fit")
  .argument("<campaign.yaml>", "a campaign, as in videos/campaigns/sunny-corner-2026.yaml")
  .option("--from <date>", "plan from this day of the campaign's zone on, as in 2026-12-01")
  .option("-z, --time-zone <zone>", "the same times on the clock of this zone, in place of the campaign's")
  .addOption(
    new Option("--only <slugs>", "only these episodes, as in email-first,meet-the-passkey").conflicts("starred"),
  )
  .option("--starred", "only the episodes with a star")
  .addOption(new Option("--json", "print one JSON object for machines").conflicts(["csv", "ics"]))
  .addOption(new Option("--csv", "print a table for spreadsheets").conflicts("ics"))
  .option("--ics", "print a file for calendars")
  .action(async (path, options) => {
    const { plan } = await import("./commands/plan.ts");
    plan(path, options, new Date());
  });

program
  .command("lint")
  .description("Hold script files against the rules for what is right to say, as of a day")
  .argument("<script.yaml...>", "scripts, as in videos/scripts/three-random-words/en.yaml")
  .addOption(
    new Option("-p, --profile <profile>", "whose advice decides")
      .choices(["nist", "ncsc", "cisa", "house"])
      .default("house"),
  )
  .option("--on <date>", "the day on which the scripts are to be right, as in 2026-12-01; today without it")
  .option("--sources <file>", "the list of sources; the project's own without it")
  .option("--campaign <file>", "the campaign whose presenters agreed to be shown; the project's own without it")
  .option("--fit", "also draw every scene in every format and measure that it can be read and fits")
  .option("--json", "print one JSON object for machines")
  .action(async (paths, options) => {
    const { lint } = await import("./commands/lint.ts");
    process.exitCode = await lint(paths, options, new Date(), readConfig());
  });

program
  .command("schema")
  .description("Print what a script file may hold, as JSON Schema for editors")
  .action(async () => (await import("./commands/schema.ts")).schema());

program
  .command("catalogue")
  .description("Draw every kind of scene in every format, language and theme on one page of stills")
  .requiredOption("-o, --out <folder>", "where the page and its pictures go")
  .option("-l, --locales <locales...>", "languages", ["en", "es", "de", "ar", "ja"])
  .addOption(new Option("-t, --themes <themes...>", "themes").choices(themeSchema.options).default(["sunny"]))
  .option("--json", "print one JSON object for machines")
  .action(async (options) => {
    const { catalogue } = await import("./commands/catalogue.ts");
    await catalogue(options, readConfig());
  });

program
  .command("doctor")
  .description("Look at everything the program needs and say how to mend what is wrong; changes nothing")
  .option("--json", "print one JSON object for machines")
  .addHelpText("after", environmentHelp)
  .action(async (options) => {
    const { doctor } = await import("./commands/doctor.ts");
    await doctor(options, readConfig());
  });

program
  .command("restore")
  .description("Put a snapshot in the place of the embedded database, which is kept aside")
  .argument("[snapshot]", "its name in the list; the newest without one")
  .option("--list", "show the snapshots and change nothing")
  .option("-y, --yes", "do not ask")
  .addHelpText("after", environmentHelp)
  .action(async (name, options) => {
    const { restore } = await import("./commands/restore.ts");
    await restore(name, options, readConfig());
  });

program
  .command("recall")
  .description("List all that carries a claim of a source that changed; hold what is not out, ask to take down what is")
  .argument("<source-id>", "its id, as in videos/sources.yaml")
  .option("-r, --reason <text>", "what changed; it stands beside each hold and task")
  .option("--dry-run", "only list, and change nothing")
  .option("--json", "print one JSON object for machines")
  .addHelpText("after", environmentHelp)
  .action(async (sourceId, options) => {
    const { recall } = await import("./commands/recall.ts");
    await recall(sourceId, options, readConfig());
  });

const audit = program.command("audit").description("Prove that the record of what was done is whole, or write it out");

audit
  .command("verify")
  .description("Find any entry that was changed, deleted, moved, put in or cut off; changes nothing")
  .option(
    "--from-checkpoint <file>",
    "begin at the last of these signed checkpoints, kept elsewhere, and hold all against it",
  )
  .option("--json", "print one JSON object for machines")
  .addHelpText("after", environmentHelp)
  .action(async (options) => {
    const { verify } = await import("./commands/audit.ts");
    process.exitCode = await verify(options, readConfig());
  });

audit
  .command("export")
  .description("Write the entries to standard output, the oldest first")
  .addOption(
    new Option("-f, --format <format>", "ndjson can be verified elsewhere")
      .choices(["ndjson", "csv"])
      .default("ndjson"),
  )
  .option("--from <time>", "from this time on, as in 2026-12-01 or 2026-12-01T09:00:00Z; a date is its midnight in UTC")
  .option("--until <time>", "up to, not including, this time")
  .addHelpText("after", environmentHelp)
  .action(async (options) => {
    const { exportEntries } = await import("./commands/audit.ts");
    await exportEntries(options, readConfig());
  });

addTrustCommands(program, environmentHelp);

program
  .command("invite")
  .description("Print a link with which the first administrator, or one person, sets up how they sign in")
  .argument("[email]", "of the person; what they signed in with until now ends when the link is opened")
  .addHelpText("after", environmentHelp)
  .action(async (email) => {
    const { invite } = await import("./commands/invite.ts");
    await invite(email, readConfig());
  });

program
  .command("verify")
  .description("Tell whether a video file is one that was published, unchanged, by the signed list of all of them")
  .argument("<file>", "the copy to look at")
  .option("-m, --manifest <file or address>", "the signed list; the one of PUBLIC_URL without it")
  .option(
    "-k, --key <key or file>",
    "the key that must have signed it; the one that the list's own site publishes without it",
  )
  .option("--json", "print one JSON object for machines")
  .addHelpText("after", "\nAnswers with 0 for ours, 2 for not ours, 3 for taken down, 4 for replaced by a newer one.")
  .action(async (file, options) => {
    const { verify } = await import("./commands/verify.ts");
    process.exitCode = await verify(file, options, new Date(), readConfig());
  });

addBenchCommands(program);

// Whoever reads our output may leave before its end, as head does; its disk may be full.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  process.exitCode = EXIT.failed;
  process.stderr.write(`The output could not be written: ${error.message}\n`);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = fail(error);
}

// Commander writes its hint on a line of its own.
function oneLine(text: string): string {
  const sentence = text
    .replace(/^error: /, "")
    .trim()
    .replaceAll("\n", " ")
    .replace(/\.?$/, ".");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)} See: sunny --help\n`;
}

function environmentHelp(): string {
  const width = Math.max(...ENV_KEYS.map(({ name }) => name.length));
  return `\nEnvironment:\n${ENV_KEYS.map(({ name, meaning, preset }) => `  ${name.padEnd(width)}  ${meaning}${preset && ` (${preset})`}`).join("\n")}`;
}

function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const { line, code } = explain(error);
  process.stderr.write(`${line}\n`);
  return code;
}
