import type { Command } from "commander";

/** Adds the measurements of the program. */
export function addBenchCommands(program: Command): void {
  const measures = program.command("bench").description("Measure the program; for those who work on it");

  measures
    .command("render")
    .description(
      "Render the same videos with Remotion and with our engine, and hold files and times against each other",
    )
    .option("-w, --workloads <names>", "some of them, as in cold,edit; all without it (docs/bench.md)")
    .option("--ways <names>", "some of plain, tuned and ours, as in tuned,ours")
    .option("--rounds <number>", "how often everything is run", "3")
    .option("--json <file>", "also write every run, median, ratio and gate into a file")
    .option(
      "--short",
      "two short scenes, nothing timed: only count what is drawn, and fail when the plan says otherwise",
    )
    .action(async (options) => {
      const { bench } = await import("./commands/bench.ts");
      process.exitCode = await bench("render", options);
    });

  measures
    .command("api")
    .description(
      "Ask the API and the bare driver for the same rows, over 1,000 episodes, also while a video is rendered",
    )
    .option("--seconds <number>", "how long each run lasts", "8")
    .option("--rounds <number>", "how often everything is run", "3")
    .option("--connections <number>", "requests in flight", "50")
    .option("--slots <number>", "how many slots the database has", "100000")
    .option("--no-render", "leave out the part beside a render")
    .option("--json <file>", "also write every run into a file")
    .addHelpText("after", "\nIt makes a database of its own on the Postgres of DATABASE_URL, and drops it.")
    .action(async (options) => {
      const { bench } = await import("./commands/bench.ts");
      process.exitCode = await bench("api", options);
    });

  measures
    .command("schedule")
    .description(
      "Release thousands of slots at once, read calendars of a million, and live through a year by a fake clock",
    )
    .option("-p, --parts <names>", "some of flood, statement, calendar and year; all without it (docs/bench.md)")
    .option("--engines <names>", "some of embedded and fleet; the fleet is that of DATABASE_URL and REDIS_URL")
    .option("--releases <number>", "how many are due at once", "10000")
    .option("--slots <numbers>", "how many a calendar has", "100000,1000000")
    .option("--json <file>", "also write every figure into a file")
    .option(
      "--short",
      "a small flood and forty days, nothing timed: fail when a release is lost, doubled or at another time",
    )
    .action(async (options) => {
      const { bench } = await import("./commands/bench.ts");
      process.exitCode = await bench("schedule", options);
    });

  measures
    .command("public")
    .description(
      "Serve an episode page and ranges of its video to many connections, beside nginx, and take it down meanwhile",
    )
    .option("-c, --connections <number>", "how many ask at once", "500")
    .option("--rounds <number>", "how often everything is run", "3")
    .option("--seconds <number>", "how long each run lasts", "8")
    .option("--nginx <path>", "the program to hold ours against", "nginx")
    .option("--json <file>", "also write every run, median and ratio into a file")
    .action(async (options) => {
      const { bench } = await import("./commands/bench.ts");
      process.exitCode = await bench("public", options);
    });
}
