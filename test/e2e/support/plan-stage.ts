import { join } from "node:path";
import type { Page } from "playwright-core";
import { materialiseSlots } from "#schedule/actions/index.ts";
import { openStage } from "../../flows/support/stage.ts";
import { writeStory } from "../../flows/support/story.ts";
import { PICTURES } from "./pictures.ts";
import { openWebApp } from "./web-app.ts";

const titles = ["Three random words", "Lock your email first", "Longer is stronger", "Update tonight"];
const episodes = titles.map((title) => ({
  slug: title.toLowerCase().replaceAll(" ", "-"),
  title,
  topic: "Passwords",
}));

export type PlanStage = Awaited<ReturnType<typeof openPlanStage>>;

/** The web app with a campaign of four episodes in two languages, whose plan is empty or filled by its rule. */
export async function openPlanStage({ isFilled }: { isFilled: boolean }) {
  const stage = await openStage();
  const app = await openWebApp(stage);
  const story = await writeStory(stage, { episodes, locales: ["en", "de"], timeZone: "Europe/London" });
  if (isFilled) await materialiseSlots({ ctx: story.planner.ctx, input: { scheduleId: story.scheduleId } });
  return {
    stage,
    app,
    story,
    slotOf: (title: string) =>
      stage.prisma.slot.findFirstOrThrow({
        where: { episode: { title }, state: { not: "cancelled" } },
        orderBy: { createdAt: "desc" },
      }),
    close: async () => {
      await app.close();
      await stage.close();
    },
  };
}

export const picture = (page: Page, name: string) =>
  page.screenshot({ path: join(PICTURES, `plan-${name}.png`), fullPage: true });

/** What is opened of a slot. */
export const panelOf = (page: Page, title: string) => page.getByRole("dialog", { name: title });
