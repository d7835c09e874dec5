import { describe, expect, test } from "vitest";
import { missingAssets, type Scene, sceneSchema, scriptSchema, shownIn } from "#scripts/index.ts";
import { sampleScenes } from "../../../videos/samples.ts";
import { script } from "./three-random-words.ts";

/** What is wrong with the script of the series once this is changed, as `place: words`. */
function faultsOf(change: object): string[] {
  const { error } = scriptSchema.safeParse({ ...script, ...change });
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

/** What is wrong with one scene among others; `place` counts from the scene. */
function faultsInScene(scene: object): string[] {
  return faultsOf({ scenes: [scene, ...script.scenes.slice(1)] }).map((fault) => fault.replace(/^scenes\.0\./, ""));
}

const hook = { id: "hook", kind: "hook", title: "Use three random words", narration: "Use three random words." };
const sample = (kind: Scene["kind"]) => {
  const found = sampleScenes.find((scene) => scene.kind === kind);
  if (!found) throw new Error(`There is no sample of ${kind}.`);
  return found;
};

test("the schema knows every kind of scene that there is a sample of", () => {
  for (const scene of sampleScenes) expect(sceneSchema.parse(scene)).toEqual(scene);
});

test("every line of a scene stands in the list of what it shows, once", () => {
  for (const scene of sampleScenes) {
    const fields = shownIn(scene).map(({ field }) => field);
    expect(new Set(fields).size, scene.kind).toBe(fields.length);
    expect(fields.length, scene.kind).toBeGreaterThan(1);
    expect(fields).not.toContain("narration");
  }
});

describe("what is stressed must be said", () => {
  test("words of the narration are accepted, in its very letters", () => {
    expect(faultsInScene({ ...hook, emphasis: ["three random", "words"] })).toEqual([]);
  });

  test.each([
    ["other words", "four words"],
    ["other capitals", "use three"],
    ["other spaces", "three  random"],
  ])("%s are refused", (_, words) => {
    expect(faultsInScene({ ...hook, emphasis: ["words", words] })).toEqual([
      `emphasis.1: "${words}" does not stand in the narration`,
    ]);
  });
});

describe("a number rests on a claim of its own script", () => {
  test.each(["stat", "chart"] as const)("as in a %s", (kind) => {
    expect(faultsInScene({ ...sample(kind), claim: "three-words" })).toEqual([]);
    expect(faultsInScene({ ...sample(kind), claim: "nobody-said" })).toEqual([
      'claim: "nobody-said" is no claim of this script',
    ]);
  });
});

test("a chart has a bar to look at", () => {
  const bars = [0, 0].map((value) => ({ label: "None", value, shown: "0" }));
  expect(faultsInScene({ ...sample("chart"), claim: "three-words", bars })).toEqual([
    "bars: needs a bar that is longer than nothing",
  ]);
});

test("a person is shown only in a script that names its presenter", () => {
  const scenes = [sample("presenter")];
  expect(faultsOf({ scenes })).toEqual(["scenes.0.name: needs the script's presenter, whose consent is asked for"]);
  expect(faultsOf({ scenes, presenter: "robin" })).toEqual([]);
});

test("the card at the end stands at the end", () => {
  const card = sample("end-card");
  expect(faultsOf({ scenes: [hook, card] })).toEqual([]);
  expect(faultsOf({ scenes: [card, hook] })).toEqual(["scenes.0.kind: end-card must be the last scene"]);
});

describe("a false address differs from the real one where it says so", () => {
  test.each([
    ["the same address", { fake: "sunny-bank.example", spot: "bank" }, "fake: is the real address"],
    ["another part", { spot: "nk-x" }, "spot: does not stand in the false address"],
    ["other capitals", { spot: "M" }, "spot: does not stand in the false address"],
  ])("not %s", (_, change, fault) => {
    expect(faultsInScene({ ...sample("lookalike"), ...change })).toEqual([fault]);
  });
});

describe("no video prints an address that somebody could make work", () => {
  test.each([
    ["lookalike", "real"],
    ["lookalike", "fake"],
    ["manager-demo", "site"],
    ["passkey-demo", "site"],
  ] as const)("the %s's %s", (kind, field) => {
    const faultOf = (address: string) =>
      faultsInScene({ ...sample(kind), [field]: address }).filter((fault) => fault.startsWith(`${field}: must`));
    for (const address of ["a-m.example", "a-m.shop.test/m", "m.invalid"])
      expect(faultOf(address), address).toEqual([]);
    for (const address of ["my-bank.com", "bank.example.com", "example", "bank.EXAMPLE", "bank.example.evil"])
      expect(faultOf(address), address).not.toEqual([]);
  });

  test("nor one with a letter that only looks Latin", () => {
    expect(faultsInScene({ ...sample("passkey-demo"), site: "sh\u043ep.example" }).join()).toContain(
      "site: must be a plain",
    );
  });
});

describe("a file beside the script is named as one", () => {
  const presenting = (file: string) =>
    faultsOf({ presenter: "robin", scenes: [{ ...sample("presenter"), portrait: { kind: "photo", file } }] });

  test.each(["media/robin.jpg", "media/robin-hale-2.webp", "media/a.mp4"])("%s", (file) => {
    expect(presenting(file)).toEqual([]);
  });

  test.each([
    "robin.jpg",
    "media/../robin.jpg",
    "../media/robin.jpg",
    "/media/robin.jpg",
    "media/deep/robin.jpg",
    "media/Robin.jpg",
    "media/robin",
    "media/.jpg",
    "https://media.example/robin.jpg",
    "media/robin.jpg\0",
    `media/${"r".repeat(120)}.jpg`,
  ])("not %j", (file) => {
    expect(presenting(file)).toHaveLength(1);
  });

  test("and must be brought with it", () => {
    const photo = { ...sample("presenter"), portrait: { kind: "photo", file: "media/robin.jpg" } } as const;
    const said = { ...hook, kind: "hook", recording: "media/hook.wav" } as const;
    const scenes = [said, photo];
    const asset = { file: "media/robin.jpg", sha256: "a".repeat(64), type: "image/jpeg" };
    expect(missingAssets({ ...script, scenes }, [asset])).toEqual([
      { path: "scenes.0.recording", message: "media/hook.wav was not brought with the script" },
    ]);
    expect(missingAssets({ ...script, scenes }, [])).toHaveLength(2);
  });
});

describe("what a reviewer lets pass is named", () => {
  const suppression = { rule: "W06", scene: "hook", reason: "Checked by hand", reviewer: "Rosa" };

  test("with its rule, its reason and who decided it", () => {
    expect(faultsOf({ suppressions: [suppression] })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["a secret is never let pass", { rule: "E11" }, "suppressions.0.rule: E11 and E13 cannot be suppressed"],
    ["nor a person without consent", { rule: "E13" }, "suppressions.0.rule: E11 and E13 cannot be suppressed"],
    ["nor what nobody can read", { rule: "F01" }, "suppressions.0.rule: must be the id of a rule, as in W06"],
    ["all rules at once", { rule: "*" }, "suppressions.0.rule: must be the id of a rule, as in W06"],
    ["a scene that is not there", { scene: "nowhere" }, 'suppressions.0.scene: "nowhere" is no scene of this script'],
    ["no reason", { reason: " " }, "suppressions.0.reason: is empty"],
    ["nobody", { reviewer: "" }, "suppressions.0.reviewer: is empty"],
  ])("%s", (_, change, fault) => {
    expect(faultsOf({ suppressions: [{ ...suppression, ...change }] })).toEqual([fault]);
  });
});

describe("a line takes the room that it seems to take", () => {
  test.each([
    ["a zero-width space", "pass\u200bword"],
    ["a soft hyphen", "pass\u00adword"],
    ["a word joiner", "pass\u2060word"],
    ["a byte-order mark", "pass\ufeffword"],
    ["a joiner at its end", "password\u200d"],
    ["two joiners in a row", "pass\u200c\u200dword"],
  ])("%s is refused", (_, title) => {
    expect(faultsInScene({ ...hook, title })).toEqual(["title: has an invisible character of no width; remove it"]);
  });

  test.each([
    ["a family", "Ask your 👨‍👩‍👧‍👦 first"],
    ["a rainbow flag", "All are welcome 🏳️‍🌈 here"],
    ["a Persian word with its non-joiner", "می‌خواهم"],
    ["a Hindi letter with its joiner", "क्‍ष"],
  ])("%s is accepted", (_, title) => {
    expect(faultsInScene({ ...hook, title })).toEqual([]);
  });
});
