import closeWithGrace from "close-with-grace";
import type { Config } from "#config/env.ts";
import { readTemplateHash } from "#config/template.ts";
import { SECOND } from "#core/clock.ts";
import { openLog } from "#infra/log.ts";
import type { RenderStage } from "#renders/index.ts";
import { isDemoWelcome, isFirstStart, runDemo } from "../../../prisma/seed/demo.ts";
import { type Part, type Program, startProgram } from "../program.ts";
import { showProgress } from "../progress.ts";
import { welcomeFirstAdministrator } from "../set-up-link.ts";

/** Starts parts of the program and runs until told to stop. Throws CONFIGURATION. */
export async function serve(config: Config, parts: readonly Part[]): Promise<void> {
  const log = openLog(config);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const program = await startProgram(config, parts, log);
  const stopping = new AbortController();
  closeWithGrace({ delay: 30 * SECOND, logger: false }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, "The program ends because of a fault");
    else if (signal) say(`\nStopping (${signal}) ...`);
    stopping.abort();
    await program.stop();
  });

  if (parts.length === 3 && config.isDemoWanted) await showDemo(program, stopping.signal, say);
  if (stopping.signal.aborted) return;
  const { origin } = program;
  if (origin !== null) {
    // Under an address of its own it is no demo any more, whatever fills it.
    const isDemo = config.isDemoWanted && config.publicUrl === undefined && (await isDemoWelcome(program.prisma));
    await welcomeFirstAdministrator({ ...program, origin }, isDemo, say);
    announce(origin, say);
  } else say(`Running: ${parts.join(", ")}. Ctrl-C stops it.`);
}

async function showDemo(program: Program, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  if (!(await isDemoWelcome(program.prisma))) return;
  const isFirst = await isFirstStart(program.prisma);
  if (isFirst) say("Welcome to Sunny Corner. The demo campaign goes from script to released, once:");
  let progress: ReturnType<typeof showProgress> | undefined;
  const endProgress = () => {
    progress?.stop();
    progress = undefined;
  };
  try {
    const slug = await runDemo({
      ...program,
      templateHash: readTemplateHash(),
      signal,
      say: (line) => {
        endProgress();
        say(`  ${line}`);
      },
      onRender: (render) => {
        progress ??= showProgress(process.stdout);
        progress.update({
          stage: (render.stage ?? "starting") as RenderStage,
          done: render.progress * 100,
          total: 100,
        });
      },
      onDue: program.wakeScheduler,
    });
    endProgress();
    if (isFirst) say(`  Released: ${program.origin}/watch/${slug}\n`);
  } catch (error) {
    endProgress();
    if (signal.aborted) return;
    // The page is up all the same; a demo that stopped must not take it down.
    say(`  The demo stopped: ${error instanceof Error ? error.message : error}\n`);
  }
}

function announce(origin: string, say: (line: string) => void): void {
  say("Sunny Corner is up. Open:");
  say(`  ${origin}/          the public page`);
  say(`  ${origin}/readyz    whether all is well`);
  say("Ctrl-C stops it.");
}
