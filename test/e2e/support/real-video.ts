import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import type { Renderer } from "#renders/index.ts";
import { renderAtOnce } from "../../flows/support/render-at-once.ts";
import { tinyRenderer } from "../../flows/support/renderers.ts";
import type { Stage } from "../../flows/support/stage.ts";
import { requestVideo, type Story } from "../../flows/support/story.ts";
import { picture, writeVideo } from "../../unit/infra/ffmpeg/tiny-files.ts";
import { factsOf } from "../../video-facts.ts";

/** A video that a browser plays: small and grey, with a square that goes over it and a tone, as long as its storyboard. */
const playable = (): Renderer => ({
  ...tinyRenderer(),
  finish: async ({ storyboard, quality, folder }) => {
    const { durationFrames } = storyboard;
    const video = join(folder, "video.mp4");
    const pictures = Array.from({ length: durationFrames }, (_, frame) => picture(90, (frame / durationFrames) * 56));
    await writeVideo(video, pictures, ["-movflags", "+faststart"]);
    // Other words make other bytes.
    await writeFile(video, storyboard.title, { flag: "a" });
    const poster = join(folder, "poster.jpg");
    await copyFile(projectPath("docs", "pictures", "english-vertical.jpg"), poster);
    const spans = [{ capture: 0, frames: durationFrames }];
    return { video, poster, spans, facts: factsOf(storyboard, quality) };
  },
});

/** Renders a version of the story at once, into a file that plays; `renderer` makes it otherwise. */
export async function playableVideo(
  stage: Stage,
  story: Pick<Story, "producer" | "versionId">,
  renderer: Renderer = playable(),
) {
  const { renderId, contentHash } = await requestVideo(story);
  const { attempt } = await stage.prisma.render.findUniqueOrThrow({ where: { id: renderId } });
  await renderAtOnce(stage, { renderId, attempt }, renderer);
  return { renderId, contentHash };
}
