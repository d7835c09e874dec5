import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { captureFrames } from "#infra/drawing/capture-frames.ts";
import type { Tab } from "#infra/drawing/tab.ts";
import { openTabs } from "#infra/drawing/tabs.ts";
import { sceneSchema } from "#scripts/scene.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../videos/samples.ts";
import { expectRefusal, newFolder, sunny } from "../e2e/run-sunny.ts";
import { type Canary, openCanary, urlShapes } from "./support/canary.ts";
import { ONE_SCENE, openEngine } from "./support/engine.ts";
import { browsers, drawers, hosts } from "./support/processes.ts";

type Scene = Storyboard["scenes"][number]["scene"];

const { signal } = new AbortController();
let canary: Canary;
beforeAll(async () => {
  canary = await openCanary();
});
beforeEach(() => canary.calls.splice(0));
afterEach(() => expect(canary.calls).toEqual([]));
afterAll(() => canary.close());

/** A scene whose every free text is replaced; what can only be one of some words stays, or nothing is drawn. */
function withTexts(scene: Scene, next: () => string, mayBe = (_: unknown) => true): Scene {
  const replaced = structuredClone(scene);
  const walk = (value: unknown, put: (text: string) => void): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, (text) => value.splice(index, 1, text));
    } else if (typeof value === "object" && value !== null) {
      for (const [field, item] of Object.entries(value)) {
        if (!["id", "kind", "claim"].includes(field)) walk(item, (text) => Object.assign(value, { [field]: text }));
      }
    } else if (typeof value === "string") {
      put(next());
      const { error } = sceneSchema.safeParse(replaced);
      const isOneOfSome = error?.issues.some(({ code }) => code === "invalid_value" || code === "invalid_union");
      if (isOneOfSome || !mayBe(replaced)) put(value);
    }
  };
  walk(replaced, () => {});
  return replaced;
}

function turns(shapes: readonly string[], from: number): () => string {
  let next = from;
  return () => shapes[next++ % shapes.length] ?? "";
}

// A browser of this process, which has the network that the render process has not: what holds it here is the page.
function openBrowser() {
  const launched: BrowserContext[] = [];
  const launch = chromium.launchPersistentContext.bind(chromium);
  vi.spyOn(chromium, "launchPersistentContext").mockImplementation(async (...given) => {
    const browser = await launch(...given);
    launched.push(browser);
    return browser;
  });
  const tabs = openTabs({ executable: undefined, count: 1 });
  onTestFinished(tabs.close);
  const draw = async (storyboard: Storyboard, frames: number[]) => {
    const pictures: Buffer[] = [];
    const take = (tab: Tab, frame: number) => tab.still(frame);
    const asked = { storyboard, frames, scale: 0.5, media: () => undefined, take };
    await tabs.use(async (all) => {
      for await (const { picture } of captureFrames(all, asked)) pictures.push(picture);
    }, signal);
    return pictures;
  };
  const evaluate = (code: string) => launched[0]?.pages()[1]?.evaluate<unknown>(code);
  return { draw, evaluate };
}

test("the canary hears whoever calls it", async () => {
  expect(await (await fetch(`${canary.url}/hello`)).text()).toBe("reached");
  expect(canary.calls.splice(0)).toContain("GET /hello");
});

test("whatever address stands in whichever text of whichever scene, drawing it calls nobody", async () => {
  const { draw } = openBrowser();
  const shapes = urlShapes(canary);
  expect(shapes).toHaveLength(12);
  for (const from of shapes.keys()) {
    const next = turns(shapes, from);
    const scenes = sampleScenes.map((scene) => withTexts({ ...scene, seconds: 3 }, next));
    const storyboard = sampleStoryboard("square", scenes);
    const middles = storyboard.scenes.map(({ startFrame, durationFrames }) => startFrame + (durationFrames >> 1));
    expect(JSON.stringify(storyboard)).toContain(JSON.stringify(shapes[from]).slice(1, -1));
    expect(await draw(storyboard, middles)).toHaveLength(sampleScenes.length);
  }
});

describe("the page that draws reaches nobody when it tries", () => {
  const trying = (code: string) => `new Promise((done) => { ${code}; setTimeout(() => done("nothing"), 500) })`;
  const element = (name: string, more: string) =>
    trying(`const it = document.createElement("${name}"); ${more}; document.body.append(it)`);
  test.each<[what: string, code: (canary: Canary) => string]>([
    ["fetch", ({ url }) => `fetch("${url}").then((answer) => answer.text(), () => "nothing")`],
    [
      "by the name of this machine",
      ({ url }) => `fetch("${url.replace("127.0.0.1", "localhost")}").then((answer) => answer.text(), () => "nothing")`,
    ],
    ["a file of this machine", () => `fetch("file:///etc/passwd").then((answer) => answer.text(), () => "nothing")`],
    [
      "a file beside its own",
      () => `fetch("/..%2f..%2fpackage.json").then((answer) => answer.text(), () => "nothing")`,
    ],
    ["a beacon", ({ url }) => trying(`navigator.sendBeacon("${url}", "x")`)],
    ["a picture", ({ url }) => element("img", `it.src = "${url}"`)],
    ["a frame", ({ url }) => element("iframe", `it.src = "${url}"`)],
    ["a script", ({ url }) => element("script", `it.src = "${url}"`)],
    ["a style", ({ url }) => element("style", `it.textContent = '@import "${url}"; main { background: url(${url}) }'`)],
    ...["preload", "prefetch", "preconnect", "dns-prefetch", "stylesheet", "icon", "manifest"].map(
      (rel): [string, (canary: Canary) => string] => [
        `a link of the kind ${rel}`,
        ({ url }) => element("link", `it.rel = "${rel}"; it.as = "image"; it.href = "${url}"`),
      ],
    ),
    [
      "a form",
      ({ url }) => element("form", `it.action = "${url}"; it.target = "_blank"; setTimeout(() => it.submit())`),
    ],
    ["another window", ({ url }) => trying(`open("${url}")`)],
    ["a socket", ({ host }) => trying(`new WebSocket("ws://${host}")`)],
    ["a stream of events", ({ url }) => trying(`new EventSource("${url}")`)],
    [
      "a call",
      ({ udpPort }) =>
        trying(
          `const call = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${udpPort}" }] }); call.createDataChannel("x"); call.createOffer().then((offer) => call.setLocalDescription(offer))`,
        ),
    ],
    ["going there itself", ({ url }) => `setTimeout(() => { location.href = "${url}" }); "nothing"`],
  ])("%s", async (_, code) => {
    const { draw, evaluate } = openBrowser();
    await draw(ONE_SCENE, [0]);
    expect(await evaluate(code(canary))).toBe("nothing");
    // A call that is on its way has time to arrive.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  });
});

describe("a script full of addresses", () => {
  const script = (scenes: unknown[]) => ({
    episode: "hostile",
    locale: "en",
    title: "Hostile",
    topic: "Test",
    audience: "Whoever runs the tests",
    action: "Look",
    nextCheckOn: "2027-05-03",
    scenes,
  });
  const write = (content: object) => {
    const path = join(newFolder(), "en.yaml");
    writeFileSync(path, JSON.stringify(content, null, 1));
    return path;
  };

  test("is rendered and calls nobody", async () => {
    const next = turns(urlShapes(canary), 0);
    const isAccepted = (scene: unknown) => sceneSchema.safeParse(scene).success;
    const kinds = sampleScenes.filter(({ kind }) => ["hook", "tip", "steps", "compare"].includes(kind));
    const scenes = kinds.map((scene) => withTexts({ ...scene, seconds: 2, emphasis: [] }, next, isAccepted));
    const path = write(script(scenes));
    const out = join(newFolder(), "video.mp4");
    const args = ["--no-voice", "-q", "draft", "--format", "square", "--out"];
    const made = await sunny(["render", path, ...args, out]);
    expect(made).toMatchObject({ code: 0 });
    expect(existsSync(out)).toBe(true);
  });

  test("cannot name a file that lies elsewhere", async () => {
    const places = [...urlShapes(canary), "media/../../etc/passwd", "/etc/passwd", `media/${canary.host}.jpg`];
    for (const file of places) {
      const presenter = sampleScenes.find(({ kind }) => kind === "presenter");
      const scene = { ...presenter, portrait: { kind: "photo", file } };
      const path = write({ ...script([scene]), presenter: "robin" });
      const ended = await sunny(["render", path, "--no-voice", "--out", join(newFolder(), "video.mp4")]);
      expectRefusal(ended, { code: 65, says: /scenes\.0\.portrait\.file: must be a file in the folder media/ });
    }
  });
});

const canUnshare = spawnSync("unshare", ["-rn", "true"]).status === 0;

describe("the process that draws", () => {
  test.skipIf(!canUnshare)("has no network, where the machine allows that, and neither has its browser", async () => {
    await openEngine().render({ storyboard: ONE_SCENE });
    const networkOf = (pid: number | "self") => readlinkSync(`/proc/${pid}/ns/net`);
    expect(hosts()).toHaveLength(1);
    expect(browsers().length).toBeGreaterThan(0);
    for (const { pid } of drawers()) {
      expect(networkOf(pid)).not.toBe(networkOf("self"));
      // Only itself, and even that is down.
      expect(readFileSync(`/proc/${pid}/net/route`, "utf8").trim().split("\n")).toHaveLength(1);
    }
  });

  test("holds no secret of the program, and neither has its browser", async () => {
    const secrets = {
      METRICS_TOKEN: "planted-metrics-token",
      DATABASE_URL: "postgres://u:planted-password@h/d",
      AWS_KEY: "planted-key",
    };
    for (const [name, value] of Object.entries(secrets)) vi.stubEnv(name, value);
    onTestFinished(() => void vi.unstubAllEnvs());
    await openEngine().render({ storyboard: ONE_SCENE });
    expect(hosts()).toHaveLength(1);
    expect(browsers().length).toBeGreaterThan(0);
    for (const { pid, command } of drawers()) {
      expect(`${command}${readFileSync(`/proc/${pid}/environ`, "utf8")}`).not.toMatch(/planted/);
    }
  });
});
