import { stat } from "node:fs/promises";
import { z } from "zod";
import { MINUTE, SECOND } from "#core/clock.ts";
import { type ChannelPort, type Dispatch, NotSentError, type Standing } from "#releases/index.ts";
import { digestFile, storedPath } from "../files/disk-store.ts";

/**
 * Our own public page. It shows what the database calls confirmed, so delivering is making sure that every file
 * is there and still is what was approved. Looking it up is the same look.
 */
export function galleryChannel(dataDir: string): ChannelPort {
  const verify = async ({ shipment: { episode, files } }: Dispatch): Promise<Standing> => {
    for (const { kind, sha256 } of files) {
      const path = storedPath(dataDir, sha256);
      const isThere = await stat(path).then(
        () => true,
        () => false,
      );
      if (!isThere) throw new NotSentError(`The ${kind} of ${episode.slug} is missing from the file store.`);
      if ((await digestFile(path)) !== sha256) {
        throw new NotSentError(
          `The ${kind} of ${episode.slug} is no longer what was approved: its bytes changed on disk.`,
        );
      }
    }
    return { is: "live", permalink: `/watch/${episode.slug}` };
  };
  return {
    abilities: {
      canSchedule: false,
      canRetract: true,
      canReadBack: true,
      acceptsCaptions: true,
      forbidsEndCard: false,
      limits: { formats: ["vertical", "square", "landscape"] },
    },
    settings: z.strictObject({}),
    secrets: [],
    waitsMs: [15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE],
    deliver: verify,
    lookUp: verify,
    // The page reads what is taken down from the database, in the moment in which it is.
    retract: async () => ({ is: "gone" }),
    check: async () => "The public page is part of this installation.",
  };
}
