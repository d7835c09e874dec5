// Builds the program into dist/: database client, program, and the page the browser draws on.
// Nothing is built twice: each part is remembered by the hash of what it was made from.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name, script) => join(root, "node_modules", name, script);

// What the series says is read when the program runs; only what draws it is built.
const SPOKEN = ["videos/scripts", "videos/campaigns", "videos/figures", "videos/sources.yaml"];
const DRAWING = ["videos", "src/core", "src/scripts", "src/storyboards", "package-lock.json"];
// What shapes the pixels of a video: the hash of these names the template that a render was made with.
const TEMPLATE = [
  "videos",
  "src/core/formats.ts",
  "src/storyboards",
  "src/renders/distinct-frames.ts",
  "src/renders/segments.ts",
  "src/renders/quality.ts",
  "src/infra/drawing",
  "src/infra/ffmpeg",
  "src/infra/voice",
  "package-lock.json",
];

// What turns the markup of a frame into pixels: a segment is known by its markup and these. The lock names every version.
const TOOLS = [
  "videos/frame-page",
  "videos/theme/fonts.ts",
  "videos/theme/media.tsx",
  "src/renders/segments.ts",
  "src/renders/quality.ts",
  "src/infra/drawing",
  "src/infra/ffmpeg/cut-into-frames.ts",
  "src/infra/ffmpeg/encode-segment.ts",
  "src/infra/ffmpeg/held-frames.ts",
  "src/infra/ffmpeg/look.ts",
  "src/infra/ffmpeg/see-frames.ts",
  "src/infra/ffmpeg/see-small.ts",
  "package-lock.json",
];

// The program holds nothing of the web app, and the web app nothing of the program but what both judge and draw by.
const PROGRAM = readdirSync(join(root, "src")).flatMap((name) => (name === "web" ? [] : [`src/${name}`]));
const WEB = [
  "src/web",
  "src/access",
  "src/campaigns",
  "src/core",
  "src/scripts",
  "src/storyboards",
  "videos",
  "package-lock.json",
];

// What makes the sound of a video from voices and small sounds.
const SOUND = [
  "videos/public/sounds",
  "src/infra/ffmpeg/aim.ts",
  "src/infra/ffmpeg/bring-to.ts",
  "src/infra/ffmpeg/code-sound.ts",
  "src/infra/ffmpeg/decode-sound.ts",
  "src/infra/ffmpeg/ducking.ts",
  "src/infra/ffmpeg/level-voice.ts",
  "src/infra/ffmpeg/limiter.ts",
  "src/infra/ffmpeg/loudness.ts",
  "src/infra/ffmpeg/meter.ts",
  "src/infra/ffmpeg/mix-sound.ts",
  "src/infra/ffmpeg/samples.ts",
  "src/infra/ffmpeg/true-peak.ts",
  "package-lock.json",
];

const steps = [
  {
    name: "database client",
    inputs: ["prisma/schema.prisma", "package-lock.json"],
    output: "src/generated/prisma/client.ts",
    build: () =>
      run(bin("prisma", "build/index.js"), ["generate"], {
        // Generating needs no engine, but looks for one and would fetch it: any existing file stops that.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: "1",
      }),
  },
  {
    name: "program",
    inputs: [...PROGRAM, "prisma/seed", "videos", "test/bench", "package.json", "package-lock.json"],
    output: "dist/sunny.mjs",
    build: () => {
      for (const file of filesIn(join(root, "dist")).filter((path) => /\.mjs(\.map)?$/.test(path))) rmSync(file);
      run(bin("tsdown", "dist/run.mjs"), ["--logLevel", "error"]);
    },
  },
  {
    name: "video scenes",
    inputs: DRAWING,
    output: "dist/frame-page/index.html",
    build: () => run(bin("vite", "bin/vite.js"), ["build", "--config", "videos/frame-page/vite.config.mjs"]),
  },
  {
    name: "web app",
    inputs: WEB,
    output: "dist/web/index.html",
    build: () => run(bin("vite", "bin/vite.js"), ["build", "--config", "src/web/vite.config.mjs"]),
  },
  {
    name: "browser",
    inputs: ["node_modules/@sparticuz/chromium/package.json", "src/infra/drawing/unpack-browser.ts"],
    output: "dist/browser",
    build: () => {
      // What lies there already would be taken for unpacked, even the half of it.
      const folder = join(root, "dist", "browser");
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      run(join(root, "dist/unpack-browser.mjs"), [], { TMPDIR: folder });
    },
  },
];

const memory = join(root, "dist", "built.json");
const built = existsSync(memory) ? JSON.parse(readFileSync(memory, "utf8")) : {};
for (const { name, inputs, output, build } of steps) {
  const hash = hashOf(inputs);
  if (built[name] === hash && existsSync(join(root, output))) continue;
  process.stderr.write(`Building the ${name} ...\n`);
  build();
  built[name] = hash;
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(
    join(root, "dist", "template.json"),
    JSON.stringify({ hash: hashOf(TEMPLATE), tools: hashOf(TOOLS), sound: hashOf(SOUND) }),
  );
  writeFileSync(memory, JSON.stringify(built));
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesIn(join(root, path))).sort()) {
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (relative(root, path) === join("src", "generated") || SPOKEN.includes(relative(root, path))) return [];
  const entries = existsSync(path) ? readEntries(path) : [];
  return entries === null ? [path] : entries.flatMap((entry) => filesIn(join(path, entry)));
}

function readEntries(path) {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}

function run(script, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nThe build failed; what it said stands above.\n`);
    process.exit(1);
  }
}
