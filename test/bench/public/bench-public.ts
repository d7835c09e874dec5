import { copyFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { projectPath } from "#config/project.ts";
import { RANGES, VIDEO_BYTES } from "./load.ts";
import type { Options } from "./options.ts";
import { describeFindings, type Findings, faultsIn, type Run } from "./report.ts";
import { probeRetraction } from "./retraction.ts";
import { startHost } from "./start-host.ts";
import { startNginx } from "./start-nginx.ts";

type Given = { folder: string; signal: AbortSignal; say: (line: string) => void };
type Load = { name: Run["load"]; path: string; ranges: boolean };

/** Runs the bench in a folder of its own; answers what to print and whether every goal was met. */
export async function benchPublic(options: Options, { folder, signal, say }: Given) {
  const nginx = await startNginx(options.nginx, join(folder));
  const host = await startHost(join(folder, "data"));
  try {
    const files = writeFiles(folder);
    const published = await host.publish(files);
    const page = "/watch/three-random-words";
    const html = await (await fetch(`http://127.0.0.1:${host.port}${page}`)).text();
    const [media = ""] = /\/media\/[0-9a-f]{64}\.mp4/.exec(html) ?? [];
    writeFileSync(join(nginx.root, "page.html"), html);
    copyFileSync(files.video, join(nginx.root, "video.mp4"));
    const findings: Findings = {
      machine: { cores: cpus().length, processor: cpus()[0]?.model ?? "unknown", node: process.version },
      engine: "embedded",
      options,
      pageBytes: Buffer.byteLength(html),
      runs: [],
      memory: [],
      retraction: null,
    };
    const ours: Load[] = [
      { name: "page", path: page, ranges: false },
      { name: "ranges", path: media, ranges: true },
    ];
    const theirs: Load[] = [
      { name: "page", path: "/page.html", ranges: false },
      { name: "ranges", path: "/video.mp4", ranges: true },
    ];
    for (let round = 1; round <= options.rounds && !signal.aborted; round += 1) {
      say(`Round ${round} of ${options.rounds}`);
      for (const load of [0, 1] as const) {
        findings.runs.push({ server: "ours", ...(await cannonade(host.port, ours[load], options)) });
        findings.memory.push(host.residentBytes());
        findings.runs.push({ server: "nginx", ...(await cannonade(nginx.port, theirs[load], options)) });
      }
    }
    say("An episode is taken down under load");
    const releaseId = published.find(({ slug }) => slug === "three-random-words")?.releaseId ?? "";
    findings.retraction = await probeRetraction({ host, releaseId, page, media, connections: options.connections });
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(findings)}\n`);
    return { text: describeFindings(findings), isRight: faultsIn(findings).length === 0 };
  } finally {
    await host.close();
    await nginx.close();
  }
}

function writeFiles(folder: string): { video: string; poster: string } {
  const video = join(folder, "video.mp4");
  // As large as a video of 30 seconds; what is in it does not matter to a server.
  writeFileSync(video, Buffer.alloc(VIDEO_BYTES, "sunny corner "));
  return { video, poster: projectPath("docs", "pictures", "english-vertical.jpg") };
}

async function cannonade(
  port: number,
  load: Load | undefined,
  { connections, seconds }: Options,
): Promise<Omit<Run, "server">> {
  if (!load) throw new Error("There is nothing to ask for.");
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    requests: load.ranges ? RANGES.map((Range) => ({ path: load.path, headers: { Range } })) : [{ path: load.path }],
  });
  return {
    load: load.name,
    perSecond: result.requests.average,
    bytesPerSecond: result.throughput.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    faults: result.errors + result.timeouts + result.non2xx,
  };
}
