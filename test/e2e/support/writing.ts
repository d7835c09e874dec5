import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { vi } from "vitest";
import { writeScript } from "#scripts/actions/index.ts";
import { type Script, scriptSchema } from "#scripts/index.ts";
import { findsInDrawing } from "../../flows/support/fit.ts";
import { openStage } from "../../flows/support/stage.ts";
import { writeStory } from "../../flows/support/story.ts";
import { openWebApp } from "./web-app.ts";

/** The web app over an episode that is written in English, in a campaign that speaks German too. */
export async function openWriting() {
  const stage = await openStage();
  const app = await openWebApp(stage);
  const story = await writeStory(stage, { locales: ["en", "de"], formats: ["vertical", "square", "landscape"] });

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

  const newest = (locale = "en") =>
    stage.prisma.scriptVersion.findFirstOrThrow({
      where: { script: { episodeId: story.episode.id, locale } },
      orderBy: { number: "desc" },
    });
  await write(withScenes());
  return {
    ...{ stage, app, story, withScenes, write, newest },
    path: (locale = "en") => `/write/${story.episode.slug}/${locale}`,
    wordsOf: async (locale = "en") => scriptSchema.parse((await newest(locale)).body),
    close: async () => {
      await app.close();
      await stage.close();
    },
  };
}

export const scene = (page: Page, number: number) => page.locator(".write-scene").nth(number - 1);
/** Whatever was undone is what stands there for the next test. */
export const leave = async (page: Page) => {
  await page.keyboard.press("Control+s");
  await isSaved(page);
};
export const soon = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 20_000, interval: 100 });
export const isSaved = (page: Page) => page.getByText("All is saved.").waitFor();

/** What axe finds wrong on a page as it stands, by day and at dusk. */
export async function faultsOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).analyze();
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes[0]?.html}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}
