import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "#config/env.ts";
import { type Competitor, openOursCompetitor, openPlainCompetitor, openTunedCompetitor } from "./competitors.ts";
import { readEnvironment } from "./environment.ts";
import { ratios } from "./figures.ts";
import { keepGates } from "./keep-gates.ts";
import { serveMedia } from "./media-server.ts";
import { motionOf } from "./motion-share.ts";
import type { Options } from "./options.ts";
import { describeFindings, type Findings, mediansOf, verdictsOf } from "./report.ts";
import { type Ready, runRounds } from "./run-rounds.ts";
import { runShort } from "./run-short.ts";
import { openStudio } from "./studio.ts";
import { type Video, WAYS, type Way } from "./way.ts";
import { WORKLOADS } from "./workloads.ts";

// Ten seconds tell which number of tabs is faster.
const TRIAL_FRAMES = 300;

type Given = { folder: string; signal: AbortSignal; say: (line: string) => void };

/** Runs the bench in a folder of its own; answers what to print and whether every gate was passed. */
export async function benchRender(options: Options, given: Given): Promise<{ text: string; isRight: boolean }> {
  const studio = openStudio(join(given.folder, "studio"), given.signal);
  mkdirSync(studio.folder, { recursive: true });
  if (options.short) return runShort(studio, given.folder);

  const chosen = WORKLOADS.filter(({ name }) => options.workloads?.includes(name) ?? name !== "sample");
  const workloads: Ready[] = [];
  for (const workload of chosen) {
    given.say(`Writing and speaking: ${workload.name}`);
    workloads.push({ ...workload, ...(await workload.make(studio)) });
  }
  const motion = Object.fromEntries(
    workloads.map(({ name, videos }) => {
      const storyboards = videos.map(({ storyboard }) => storyboard);
      return [name, motionOf(storyboards)];
    }),
  );
  const config = readConfig();
  const environment = await readEnvironment(config.browserExecutable);
  const media = await serveMedia();
  const open = { media, config, signal: given.signal };
  given.say("Bundling for tuned Remotion");
  const tuned = await openTunedCompetitor({ ...open, folder: join(given.folder, "tuned") });
  const plain = openPlainCompetitor({ ...open, folder: join(given.folder, "plain") });
  const ours = openOursCompetitor({ folder: join(given.folder, "ours"), studio, quality: "final" });
  const competitors = new Map<Way, Competitor>(
    Object.entries({ plain, tuned, ours }).flatMap(([name, competitor]) => {
      const way = WAYS.find((one) => one === name);
      return way !== undefined && (options.ways?.includes(way) ?? true) ? [[way, competitor]] : [];
    }),
  );
  try {
    const [first] = workloads.flatMap(({ videos }) => videos);
    const concurrency = await findConcurrency(tuned, first, { cores: environment.cores, say: given.say });
    const findings: Findings = { environment, concurrency, motion, rows: [], gates: [] };
    const save = () => {
      if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(asJson(workloads, findings))}\n`);
    };
    const references = join(given.folder, "references");
    mkdirSync(references);
    const gates = keepGates(references, (video) => tuned.make([video], given.folder), given.signal);
    // Saved row by row: hours of measuring survive a fault near their end.
    await runRounds(
      { ...given, workloads, competitors, rounds: options.rounds, gates },
      (row) => {
        findings.rows.push(row);
        save();
      },
      (gate) => {
        findings.gates.push(gate);
        save();
      },
    );
    save();
    const isRight = findings.gates.every(({ faults }) => faults.length === 0);
    return { text: describeFindings(workloads, findings), isRight };
  } finally {
    for (const competitor of [ours, tuned, plain]) await competitor.close();
    media.close();
  }
}

type Tuned = Awaited<ReturnType<typeof openTunedCompetitor>>;

async function findConcurrency(
  tuned: Tuned,
  video: Video | undefined,
  { cores, say }: { cores: number; say: Given["say"] },
): Promise<Findings["concurrency"]> {
  const triedMs: Record<number, number> = {};
  let chosen = 1;
  // Remotion refuses more tabs than there are cores.
  for (let tabs = 1; tabs <= cores && video; tabs *= 2) {
    say(`Finding the best concurrency of tuned Remotion: ${tabs}`);
    tuned.setConcurrency(tabs);
    const startedAt = performance.now();
    await tuned.makeFirst(video, Math.min(TRIAL_FRAMES, video.storyboard.durationFrames));
    const tookMs = performance.now() - startedAt;
    if (tookMs < (triedMs[chosen] ?? Number.POSITIVE_INFINITY)) chosen = tabs;
    triedMs[tabs] = tookMs;
  }
  tuned.setConcurrency(chosen);
  return { chosen, triedMs };
}

function asJson(workloads: readonly Ready[], findings: Findings) {
  return {
    ...findings,
    medians: mediansOf(workloads, findings),
    ratios: workloads.flatMap(({ name: workload }) =>
      WAYS.filter((way) => way !== "ours").map((against) => {
        return { workload, against, byRound: ratios(findings.rows, { workload, against }) };
      }),
    ),
    verdicts: verdictsOf(workloads, findings),
  };
}
