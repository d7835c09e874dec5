import type { Actor, Context } from "#access/index.ts";
import type { HandlersFor } from "#core/job.ts";
import { type SendPorts, sendMail } from "#notifications/actions/index.ts";
import { sendMailJob } from "#notifications/index.ts";
import { type DeliveryPorts, deliverToChannel, openTurns } from "#releases/actions/index.ts";
import { abilitiesOf, deliverRelease } from "#releases/index.ts";
import { makeFiles, makeSegment, makeSound, planRender, prunePieces } from "#renders/actions/index.ts";
import type { FileStore, PieceStore, Renderer, RenderQueue } from "#renders/index.ts";
import { drawSegment, finishRender, mixSound, renderStoryboard } from "#renders/index.ts";

/** Every job there is. */
export const JOBS = [renderStoryboard, drawSegment, mixSound, finishRender, deliverRelease, sendMailJob] as const;

/** What runs each job, one line a job; a declared job without a line does not compile. */
export function handlersOf({
  contextOf,
  renderer,
  files,
  pieces,
  delivery,
  mail,
  queue,
  worker,
}: {
  contextOf: (actor: Actor) => Context;
  renderer: Renderer;
  files: FileStore;
  pieces: Pick<PieceStore, "prune">;
  delivery: Omit<DeliveryPorts, "signal" | "turns">;
  mail: Omit<SendPorts, "signal">;
  queue: RenderQueue;
  /** The name of this process. */
  worker: string;
}): HandlersFor<typeof JOBS> {
  const as = (job: string) => contextOf({ type: "system", job });
  const turns = openTurns(as("deliver-release"), {
    abilities: abilitiesOf(delivery.channels),
    highWater: delivery.highWater,
  });
  return {
    "render-storyboard": ({ renderId, attempt }, run) =>
      planRender({ ctx: as("render-storyboard"), input: { renderId, attempt } }, { renderer, files, queue, run }),
    "draw-segment": (input, run) => makeSegment({ ctx: as("draw-segment"), input }, { renderer, files, worker, run }),
    "mix-sound": (input, run) => makeSound({ ctx: as("mix-sound"), input }, { renderer, files, run }),
    "finish-render": async (input, run) => {
      await makeFiles({ ctx: as("finish-render"), input }, { renderer, files, run });
      await prunePieces({ ctx: as("finish-render"), input }, { pieces });
    },
    "deliver-release": (input, { signal }) =>
      deliverToChannel({ ctx: as("deliver-release"), input }, { ...delivery, turns, signal }),
    "send-mail": (input, { signal }) => sendMail({ ctx: as("send-mail"), input }, { ...mail, signal }),
  };
}
