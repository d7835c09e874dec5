import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeScript } from "#scripts/actions/index.ts";
import { type Script, scriptSchema } from "#scripts/index.ts";
import { findsInDrawing } from "../flows/support/fit.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { hire, type Story, writeStory } from "../flows/support/story.ts";
import { png } from "../unit/infra/media/made-files.ts";
import { openWebApp, settled, type WebApp } from "./support/web-app.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

let stage: Stage;
let app: WebApp;
let story: Story;
beforeAll(async () => {
  stage = await openStage();
  app = await openWebApp(stage);
  story = await writeStory(stage, { locales: ["en", "de"], formats: ["vertical", "square", "landscape"] });
  await write(withScenes());
}, 120_000);
afterAll(async () => {
  await app?.close();
  await stage.close();
});

/** The words of the story with more scenes to put in another order. */
const withScenes = (changes: Partial<Script> = {}): Script =>
  scriptSchema.parse({
    ...story.script,
    scenes: [
      ...story.script.scenes,
      {
        id: "by-chance",
        kind: "steps",
        title: "Pick them by chance",
        steps: ["Words that do not belong together", "No pets, no birthdays, no teams"],
        narration: "Pick them by chance: words that do not belong together.",
      },
      {
        id: "today",
        kind: "call-to-action",
        action: "Give your email three random words",
        url: "sunny-corner.example",
        verify: "We never ask you to sign in",
        narration: "Give your email three random words today.",
      },
    ],
    ...changes,
  });

async function write(script: Script, person = story.producer) {
  return writeScript({ ctx: person.ctx, input: { script, authorId: person.id } }, findsInDrawing());
}

const path = (locale = "en") => `/write/${story.episode.slug}/${locale}`;
const newest = async (locale = "en") =>
  stage.prisma.scriptVersion.findFirstOrThrow({
    where: { script: { episodeId: story.episode.id, locale } },
    orderBy: { number: "desc" },
  });
const wordsOf = async (locale = "en") => scriptSchema.parse((await newest(locale)).body);
const scene = (page: Page, number: number) => page.locator(".write-scene").nth(number - 1);
/** Whatever was undone is what stands there for the next test. */
const leave = async (page: Page) => {
  await page.keyboard.press("Control+s");
  await isSaved(page);
};
const soon = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 20_000, interval: 100 });
const isSaved = (page: Page) => page.getByText("All is saved.").waitFor();

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
] as const)("a script has no fault that axe finds, %s at a width of %i, and fits", async (theme, width) => {
  const { page, complaints, close } = await app.openAs(["producer"], path(), { theme, width });
  await page.locator(".write-scene").first().waitFor();
  await settled(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/h/shots/write/editor-${theme}-${width}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

test("a producer writes what a rule refuses, is told beside the line, mends it, and sends it to review", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], path());
  const line = scene(page, 1).getByLabel("Spoken line", { exact: true });
  await line.fill("Change your password every 90 days.");
  const note = page.locator('[data-field="scenes.0.narration"] .write-note');
  await note.getByText(/E01/).waitFor();
  expect(await note.innerText()).toContain("Instead:");
  await page.screenshot({ path: "/tmp/h/shots/write/finding-in-place.png" });
  await line.fill("Use three random words, and keep them.");
  await note.getByText(/E01/).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await isSaved(page);
  expect((await wordsOf()).scenes[0]?.narration).toBe("Use three random words, and keep them.");
  await page.getByRole("button", { name: "Send to review" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send to review" }).click();
  await page.getByText("It is with the security reviewers.").waitFor();
  expect((await newest()).state).toBe("in_review");
  expect(complaints).toEqual([]);

  await page.getByRole("button", { name: "Take back from review" }).click();
  await page.getByLabel("Why").fill("A line is missing");
  await page.getByRole("dialog").getByRole("button", { name: "Take back from review" }).click();
  await page.getByText("It is a draft again.").waitFor();
  expect((await newest()).state).toBe("draft");
  await close();
});

test("what is typed into a draft is saved when its writer pauses", async () => {
  const { number } = await newest();
  const { page, close } = await app.openAs(["producer"], path());
  await scene(page, 1).getByLabel("Title", { exact: true }).fill("Three words do it");
  await page.getByText("it is saved when you pause").waitFor();
  await isSaved(page);
  expect(await newest()).toMatchObject({ number: number + 1 });
  expect((await wordsOf()).scenes[0]).toMatchObject({ title: "Three words do it" });
  await close();
});

test("scenes are put in another order, added, doubled and taken out with the keyboard alone, and undone", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], path());
  const ids = () => page.locator(".write-scene-kind").allInnerTexts();
  await scene(page, 3).waitFor();
  const before = await ids();
  await page.getByRole("button", { name: /^Scene 1: Opening/ }).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await page.getByText("Scene 1 is scene 2 now.").waitFor();
  expect(await ids()).toEqual(["Scene 1: Steps", "Scene 2: Opening", "Scene 3: What to do"]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Scene 2: Opening");
  await page.keyboard.press("Control+z");
  await soon(async () => expect(await ids()).toEqual(before));
  await page.keyboard.press("Control+Shift+z");
  await soon(async () => expect(await ids()).not.toEqual(before));
  await page.keyboard.press("Control+z");

  await page.getByRole("button", { name: "Add a scene" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: /^Tip/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("menuitem", { name: /^Opening/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Scene 2: Tip/ }).waitFor();
  await page.locator('[data-field="scenes.1.narration"]').getByText("is empty").waitFor();
  await page.getByRole("button", { name: "Remove: Scene 2: Tip" }).press("Enter");
  await page.getByRole("button", { name: "Duplicate: Scene 1: Opening" }).press("Enter");
  await soon(async () => expect(await ids()).toHaveLength(4));
  for (let step = 0; step < 3; step += 1) await page.getByRole("button", { name: "Undo" }).press("Enter");
  await soon(async () => expect(await ids()).toEqual(before));
  await leave(page);
  expect(complaints).toEqual([]);
  await close();
});

test("a scene is dragged to another place", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], path());
  await page.getByRole("button", { name: /^Scene 1: Opening/ }).click();
  await page.getByRole("button", { name: "Add a scene" }).scrollIntoViewIfNeeded();
  const from = await page.getByRole("button", { name: /^Drag Scene 3/ }).boundingBox();
  const to = await page.getByRole("button", { name: /^Drag Scene 1/ }).boundingBox();
  if (!from || !to) throw new Error("The scenes can be dragged.");
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y, { steps: 5 });
  await page.mouse.move(to.x + 20, to.y + 5, { steps: 12 });
  await page.mouse.up();
  await page.getByRole("button", { name: /^Scene 1: What to do/ }).waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: /^Scene 1: Opening/ }).waitFor();
  await leave(page);
  expect(complaints).toEqual([]);
  await close();
});

test("two who write at once lose nothing: both texts are kept, and whoever saves second chooses", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], path());
  await scene(page, 1).getByLabel("Title", { exact: true }).fill("Mine");
  const words = await wordsOf();
  const theirs = words.scenes.map((one) => (one.kind === "steps" ? { ...one, title: "Theirs" } : one));
  await write({ ...words, scenes: theirs }, await hire(stage, "producer"));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Both texts are kept").waitFor();
  await page.getByRole("button", { name: "Compare and choose" }).click();
  const dialog = page.getByRole("dialog", { name: "Two texts" });
  await dialog.getByText("Only you changed this.").waitFor();
  await dialog.getByText("Only the other person changed this.").waitFor();
  await page.screenshot({ path: "/tmp/h/shots/write/two-texts.png" });
  await dialog.getByRole("button", { name: "Go on with these" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await isSaved(page);
  const titles = (await wordsOf()).scenes.flatMap((one) => ("title" in one ? [one.title] : []));
  expect(titles).toEqual(["Mine", "Theirs"]);
  // The browser tells of the refused request on its own account.
  expect(complaints.filter((words) => !words.includes("412"))).toEqual([]);
  await close();
});

test("a session that ends in mid-edit loses nothing: not on the spot, and not when the page is loaded anew", async () => {
  const { page, id, signIn, close } = await app.openAs(["producer"], path());
  await stage.prisma.session.deleteMany({ where: { personId: id } });
  await scene(page, 1).getByLabel("Title", { exact: true }).fill("Typed without a session");
  await page.getByRole("dialog", { name: "Sign in again" }).waitFor();
  const other = await app.api.signedIn("producer");
  await signIn(other.browser.cookies["sunny-session"] ?? "");
  await page.reload();
  const title = scene(page, 1).getByLabel("Title", { exact: true });
  await title.waitFor();
  expect(await title.inputValue()).toBe("Typed without a session");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await isSaved(page);
  expect((await wordsOf()).scenes[0]).toMatchObject({ title: "Typed without a session" });
  await close();
});

test("the film follows the scene that is chosen, in each format side by side, and plays", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], path());
  const film = page.getByRole("region", { name: "Film" });
  const place = film.getByRole("slider", { name: "Place in the film" });
  await film.getByText("en, square").waitFor();
  const first = Number(await place.inputValue());
  await page.getByRole("button", { name: /^Scene 3: What to do/ }).click();
  await soon(async () => expect(Number(await place.inputValue())).toBeGreaterThan(first));
  const shown = film.locator(".write-drawn");
  await soon(async () => {
    for (const text of await shown.allTextContents()) expect(text).toContain("sunny-corner.example");
  });
  await scene(page, 3).getByLabel("Address", { exact: true }).fill("sunny-corner.example/words");
  await soon(async () => expect(await shown.first().textContent()).toContain("sunny-corner.example/words"));
  await film.getByText("landscape", { exact: true }).click();
  await film.getByText("en, landscape").waitFor();
  expect(await shown.count()).toBe(3);
  await film.getByText("What feeds cover").click();
  expect(await film.locator(".write-zone").count()).toBe(6);
  const stands = Number(await place.inputValue());
  await film.getByRole("button", { name: "Play" }).click();
  await soon(async () => expect(Number(await place.inputValue())).toBeGreaterThan(stands + 10));
  await page.screenshot({ path: "/tmp/h/shots/write/film.png" });
  await page.getByRole("button", { name: "Undo" }).click();
  await leave(page);
  expect(complaints).toEqual([]);
  await close();
});

test("the same script is changed as a file, and what is not right in it is told by line and loses nothing", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], path());
  await page.getByRole("button", { name: "File", exact: true }).click();
  const file = page.getByRole("textbox", { name: "Script as a file" });
  await file.getByText("Three random words").first().waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Take the file away" }).click();
  const taken = await download;
  expect(taken.suggestedFilename()).toBe(`${story.episode.slug}.en.yaml`);
  const text = readFileSync(await taken.path(), "utf8").replace("topic: Passwords", "topic: Words");
  await page.locator('input[type="file"]').setInputFiles({
    name: "script.yaml",
    mimeType: "text/yaml",
    buffer: Buffer.from(text.replace("locale: en", "locale: de")),
  });
  await page.getByText(/Nothing is taken over yet/).waitFor();
  await page.getByText(/^Line \d+/).waitFor();
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: "script.yaml", mimeType: "text/yaml", buffer: Buffer.from(text) });
  await page.getByText("This is what the scenes show.").waitFor();
  await page.screenshot({ path: "/tmp/h/shots/write/file.png" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole("button", { name: "Scenes", exact: true }).click();
  expect(await page.getByLabel("Topic").inputValue()).toBe("Words");
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await page.getByLabel("Topic").inputValue()).toBe("Passwords");
  await leave(page);
  expect(complaints).toEqual([]);
  await close();
});

test("earlier versions are compared word by word and brought back", async () => {
  const { page, close } = await app.openAs(["producer"], path());
  await page.getByRole("button", { name: "Versions", exact: true }).click();
  const difference = page.getByRole("region", { name: "What is different" });
  await difference.getByLabel("From").selectOption({ label: "Version 1 (draft)" });
  await difference.locator("ins").first().waitFor();
  await page.screenshot({ path: "/tmp/h/shots/write/versions.png", fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await difference.getByRole("button", { name: "Bring back version 1" }).click();
  await difference.getByText("They say the same.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await difference.locator("ins").first().waitFor();
  await leave(page);
  await close();
});

test("a translator writes beside the source, and a scene whose source changes is marked", async () => {
  const { page, id, close } = await app.openAs(["translator"], path());
  await stage.prisma.person.update({ where: { id }, data: { locales: ["de"] } });
  await page.reload();
  await page.getByText("You may read these words and not change them.").waitFor();
  await page.getByRole("link", { name: "de", exact: true }).click();
  await page.getByRole("button", { name: "Translate" }).click();
  const rows = page.locator(".write-row");
  await rows.first().getByText("not translated").waitFor();
  const count = await rows.count();
  for (let row = 0; row < count; row += 1) {
    await rows
      .nth(row)
      .getByLabel("Spoken line", { exact: true })
      .fill(`Zeile ${row + 1} auf Deutsch.`);
  }
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await isSaved(page);
  expect((await wordsOf("de")).scenes.map(({ narration }) => narration)).toContain("Zeile 1 auf Deutsch.");
  const words = await wordsOf();
  const scenes = words.scenes.map((one, at) => (at === 0 ? { ...one, narration: "Take three random words." } : one));
  await write({ ...words, scenes });
  await page.reload();
  await rows.first().getByText("source has changed").waitFor();
  await page.screenshot({ path: "/tmp/h/shots/write/translate.png", fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id: rule, nodes }) => `${rule} ${nodes[0]?.html}`)).toEqual([]);
  await close();
});

test("episodes are found by their words, in a list and on a board, and whoever may not write may read", async () => {
  const { page, close } = await app.openAs(["scheduler"], "/write");
  await page.getByLabel("Find an episode").fill("nobody has this");
  await page.getByText("No episode fits").waitFor();
  await page.getByLabel("Find an episode").fill("three");
  await page.getByText("Board", { exact: true }).click();
  await page.screenshot({ path: "/tmp/h/shots/write/board.png" });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page
    .getByRole("region", { name: /^Draft/ })
    .getByRole("link")
    .first()
    .click();
  await page.getByText("You may read these words and not change them.").waitFor();
  expect(await page.getByRole("button", { name: "Save", exact: true }).count()).toBe(0);
  expect(await scene(page, 1).getByLabel("Spoken line", { exact: true }).isEditable()).toBe(false);
  await close();
});

test("a photo is brought from within a scene, shows in the film, and goes along with the words", async () => {
  const { page, complaints, close } = await app.openAs(["producer"], path());
  const presenter = {
    id: "robin",
    kind: "presenter",
    name: "Robin",
    role: "Security",
    says: "Three words do it",
    portrait: { kind: "drawn", look: "robin" },
    narration: "I am Robin, and three words do it.",
  };
  const words = await wordsOf();
  const slug = `robin-${story.episode.slug}`;
  await stage.prisma.presenter.create({ data: { slug, name: "Robin", role: "Security" } });
  await write(scriptSchema.parse({ ...words, presenter: slug, scenes: [presenter, ...words.scenes] }));
  await page.reload();
  await page.getByRole("button", { name: /^Scene 1: Presenter/ }).waitFor();
  await scene(page, 1).getByLabel("Kind", { exact: true }).selectOption("photo");
  await scene(page, 1).getByRole("button", { name: "Choose a file" }).click();
  const dialog = page.getByRole("dialog", { name: "Choose a file" });
  const photo = { name: "robin.png", mimeType: "image/png", buffer: Buffer.from(png(800, 800)) };
  await dialog.locator('input[type="file"]').setInputFiles({ ...photo, buffer: Buffer.from("no picture at all") });
  await dialog.getByRole("alert").waitFor();
  await dialog.locator('input[type="file"]').setInputFiles(photo);
  await dialog.waitFor({ state: "detached" });
  await page.locator('.write-drawn img[src$="/content"]').first().waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await isSaved(page);
  const saved = await newest();
  expect(saved.assets).toMatchObject([{ file: expect.stringMatching(/^media\/picture-/) }]);
  await scene(page, 1).getByLabel("Name", { exact: true }).fill("Robin R.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await isSaved(page);
  expect((await newest()).assets).toEqual(saved.assets);
  await page.getByRole("button", { name: "Pictures and sound" }).click();
  await page.getByText("no consent").waitFor();
  await page.locator(".write-thumb img").first().waitFor();
  await page.screenshot({ path: "/tmp/h/shots/write/files.png" });
  expect(complaints.filter((said) => !/40\d|415|422/.test(said))).toEqual([]);
  await close();
});

test("five hundred episodes with long titles are all there, found at once, and fit on a phone", async () => {
  const { campaignId } = story.episode;
  const title = "A very long title that says all that it can say, and then goes on for a while longer than that";
  await stage.prisma.episode.createMany({
    data: Array.from({ length: 500 }, (_, at) => ({
      campaignId,
      slug: `${story.episode.slug}-${at}`,
      title: `${title} ${at}`,
      topic: "Passwords",
      position: 100 + at,
    })),
  });
  const { page, complaints, close } = await app.openAs(["producer"], "/write", { width: 390 });
  await page.getByText(`${title} 499`).waitFor();
  expect(await page.locator(".write-list > li").count()).toBe(501);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await page.getByLabel("Find an episode").fill("than that 250");
  await soon(async () => expect(await page.locator(".write-list > li").count()).toBe(1));
  await page.getByRole("link", { name: /^Begin .* 250 \(de\)$/ }).click();
  await page.getByRole("button", { name: /^Scene 1: Opening/ }).waitFor();
  expect(complaints.filter((said) => !said.includes("404"))).toEqual([]);
  await close();
});
