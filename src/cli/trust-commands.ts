import { type Command, Option } from "commander";
import { readConfig } from "#config/env.ts";

/** Adds what a team does with reports of weaknesses, and what it tells of its campaign. */
export function addTrustCommands(program: Command, environmentHelp: () => string): void {
  addReports(program, environmentHelp);
  const inPeriod = (command: Command) =>
    command
      .option("--from <date>", "the first day, as in 2026-12-01")
      .option("--until <date>", "the last day, as in 2026-12-31")
      .option("--csv", "print a table for spreadsheets")
      .addHelpText("after", environmentHelp);

  inPeriod(
    program.command("transparency").description("Print the transparency report on the campaign as signed JSON"),
  ).action(async (options) => {
    const { transparency } = await import("./commands/transparency.ts");
    await transparency(options, new Date(), readConfig());
  });

  inPeriod(program.command("counts").description("Show how often the videos were started and loaded to their end"))
    .option("--json", "print one JSON object for machines")
    .action(async (options) => {
      const { counts } = await import("./commands/counts.ts");
      await counts(options, new Date(), readConfig());
    });
}

function addReports(program: Command, environmentHelp: () => string): void {
  const reports = program
    .command("reports")
    .description("Read and answer the reports of weaknesses that people sent")
    .addHelpText("after", environmentHelp);
  reports
    .command("list", { isDefault: true })
    .description("List the reports that wait, without their words")
    .option("--all", "closed ones too")
    .option("--json", "print one JSON object for machines")
    .action(async (options) => (await import("./commands/reports.ts")).listAll(options, readConfig()));
  reports
    .command("show")
    .description("Open one report; that it was read is recorded")
    .argument("<number>", "its number, as in SC-7Q4ZK-0M2XB-R8T5N-W1C9D")
    .option("--json", "print one JSON object for machines")
    .action(async (number, options) => (await import("./commands/reports.ts")).show(number, options, readConfig()));
  reports
    .command("answer")
    .description("Answer a report, for whoever has its number; from standard input without --text")
    .argument("<number>", "its number")
    .option("-t, --text <text>", "the answer")
    .action(async (number, options) => (await import("./commands/reports.ts")).answer(number, options, readConfig()));
  reports
    .command("close")
    .description("End the work on a report; its words are deleted 90 days later")
    .argument("<number>", "its number")
    .addOption(
      new Option("-o, --outcome <outcome>", "how it ended")
        .choices(["mended", "not_a_weakness", "duplicate", "spam"])
        .makeOptionMandatory(),
    )
    .action(async (number, options) => (await import("./commands/reports.ts")).close(number, options, readConfig()));
  reports
    .command("add")
    .description("Keep a report that came by e-mail, its words from standard input, and print its number")
    .requiredOption("-s, --summary <text>", "what was found, in one line")
    .option("-c, --contact <text>", "how to reach who sent it, if they want that")
    .action(async (options) => (await import("./commands/reports.ts")).add(options, readConfig()));
}
