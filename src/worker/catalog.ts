import type { Actor, Context } from "#access/index.ts";
import type { HandlersFor } from "#core/job.ts";
import { deliverToChannel } from "#releases/actions/index.ts";
import type { ChannelPorts } from "#releases/index.ts";
import { deliverRelease } from "#releases/index.ts";
import { runRender } from "#renders/actions/index.ts";
import type { FileStore, Renderer } from "#renders/index.ts";
import { renderStoryboard } from "#renders/index.ts";

/** Every job there is. */
export const JOBS = [renderStoryboard, deliverRelease] as const;

/** What runs each job, one line a job; a declared job without a line does not compile. */
export function handlersOf({
  contextOf,
  renderer,
  files,
  channels,
}: {
  contextOf: (actor: Actor) => Context;
  renderer: Renderer;
  files: FileStore;
  channels: ChannelPorts;
}): HandlersFor<typeof JOBS> {
  const as = (job: string) => contextOf({ type: "system", job });
  return {
    "render-storyboard": (input, signal) =>
      runRender({ ctx: as("render-storyboard"), input }, { renderer, files, signal }),
    "deliver-release": (input, signal) => deliverToChannel({ ctx: as("deliver-release"), input }, { channels, signal }),
  };
}
