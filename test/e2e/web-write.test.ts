import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, expect, test, vi } from "vitest";
import { hire } from "../flows/support/story.ts";
import { PICTURES } from "./support/pictures.ts";
import { settled } from "./support/web-app.ts";
import { isSaved, leave, openWriting, scene, soon } from "./support/writing.ts";

// A real browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 240_000 });

const { stage, app, write, newest, wordsOf, path, close: closeAll } = await openWriting();
afterAll(closeAll);

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
] as const)("a script has no fault that axe finds, %s at a width of %i, and fits", async (theme, width) => {
  const { page, complaints, close } = await app.openAs(["producer"], path(), { theme, width });
  await page.locator(".write-scene").first().waitFor();
  await settled(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${PICTURES}/write-editor-${theme}-${width}.png`, fullPage: true });
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
  await page.screenshot({ path: `${PICTURES}/write-finding-in-place.png` });
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
  await soon(async () => expect(await ids()).toEqual(before));

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
  await page.screenshot({ path: `${PICTURES}/write-two-texts.png` });
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
  await page.screenshot({ path: `${PICTURES}/write-film.png` });
  await page.getByRole("button", { name: "Undo" }).click();
  await leave(page);
  expect(complaints).toEqual([]);
  await close();
});
