// The bench as a process: `render`, `schedule`, `api` and `public` measure; `host`, `api-host` and `public-host` are
// processes that are measured.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { EXIT, explain } from "../../src/cli/exit.ts";

type Given = { folder: string; signal: AbortSignal; say: (line: string) => void };
type Bench<Options> = {
  schema: z.ZodType<Options>;
  run: (options: Options, given: Given) => Promise<{ text: string; isRight: boolean }>;
};

const [mode, ...words] = process.argv.slice(2);

if (mode === "host") {
  const { runHost } = await import("./render/host.ts");
  const kind = z.enum(["tuned", "ours"]).parse(words[0]);
  await runHost(kind, z.object({ folder: z.string(), store: z.string() }).parse(JSON.parse(words[1] ?? "{}")));
} else if (mode === "api-host") {
  const { runApiHost } = await import("./api/host.ts");
  await runApiHost(JSON.parse(words[0] ?? "{}"));
} else if (mode === "public-host") {
  const { servePublic } = await import("./public/host.ts");
  await servePublic();
} else if (mode === "api") {
  const { benchApi } = await import("./api/bench-api.ts");
  const { optionsSchema } = await import("./api/options.ts");
  process.exitCode = await measure({ schema: optionsSchema, run: benchApi }, words[0] ?? "{}");
} else if (mode === "schedule") {
  const { benchSchedule } = await import("./schedule/bench-schedule.ts");
  const { optionsSchema } = await import("./schedule/options.ts");
  process.exitCode = await measure({ schema: optionsSchema, run: benchSchedule }, words[0] ?? "{}");
} else if (mode === "public") {
  const { benchPublic } = await import("./public/bench-public.ts");
  const { optionsSchema } = await import("./public/options.ts");
  process.exitCode = await measure({ schema: optionsSchema, run: benchPublic }, words[0] ?? "{}");
} else {
  const { benchRender } = await import("./render/bench-render.ts");
  const { optionsSchema } = await import("./render/options.ts");
  process.exitCode = await measure({ schema: optionsSchema, run: benchRender }, words[0] ?? "{}");
}

async function measure<Options>({ schema, run }: Bench<Options>, text: string): Promise<number> {
  const options = schema.safeParse(JSON.parse(text));
  if (!options.success) {
    for (const { path, message } of options.error.issues) process.stderr.write(`--${path.join(".")}: ${message}\n`);
    return EXIT.usage;
  }
  const folder = mkdtempSync(join(tmpdir(), "sunny-bench-"));
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const { text, isRight } = await run(options.data, { folder, signal: stopping.signal, say });
    process.stdout.write(`${text}\n`);
    return isRight ? EXIT.ok : EXIT.failed;
  } catch (error) {
    const { line, code } = explain(error);
    say(line);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
