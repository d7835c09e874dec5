import { readFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";
import { scriptSchema } from "#scripts/index.ts";
import { png } from "../unit/infra/media/made-files.ts";
import { PICTURES } from "./support/pictures.ts";
import { faultsOf, isSaved, leave, openWriting, scene, soon } from "./support/writing.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const { stage, app, story, write, newest, wordsOf, path, close: closeAll } = await openWriting();
afterAll(closeAll);

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
  await page.screenshot({ path: `${PICTURES}/write-file.png` });
  expect(await faultsOf(page)).toEqual([]);
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
  await page.screenshot({ path: `${PICTURES}/write-versions.png`, fullPage: true });
  expect(await faultsOf(page)).toEqual([]);
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
  await page.screenshot({ path: `${PICTURES}/write-translate.png`, fullPage: true });
  expect(await faultsOf(page)).toEqual([]);
  await close();
});

test("episodes are found by their words, in a list and on a board, and whoever may not write may read", async () => {
  const { page, close } = await app.openAs(["scheduler"], "/write");
  await page.getByLabel("Find an episode").fill("nobody has this");
  await page.getByText("No episode fits").waitFor();
  await page.getByLabel("Find an episode").fill("three");
  await page.getByText("Board", { exact: true }).click();
  await page.screenshot({ path: `${PICTURES}/write-board.png` });
  expect(await faultsOf(page)).toEqual([]);
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
  await page.screenshot({ path: `${PICTURES}/write-files.png` });
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
