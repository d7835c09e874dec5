import { stat } from "node:fs/promises";
import { z } from "zod";
import { MINUTE, SECOND } from "#core/clock.ts";
import { type ChannelPort, NotSentError, type Shipment } from "#releases/index.ts";
import { digestFile, storedPath } from "../files/disk-store.ts";
import { ALL_FORMATS } from "./set-up.ts";

/**
 * Our own public page. It shows what the database calls confirmed, so delivering is making sure that every file
 * is there and still is what was approved, and retracting is nothing: the page asks the database each time.
 */
export function galleryChannel(dataDir: string): ChannelPort {
  return {
    abilities: {
      canSchedule: false,
      canRetract: true,
      canReadBack: true,
      acceptsCaptions: true,
      forbidsEndCard: false,
      limits: { formats: ALL_FORMATS },
    },
    settings: z.strictObject({}),
    secrets: [],
    waitsMs: [10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE],
    deliver: async ({ shipment, note, evidence }) => {
      const fault = await findFault(dataDir, shipment);
      if (fault !== null) throw new NotSentError(fault);
      await note(evidence);
      return { is: "live", permalink: shipment.pageUrl };
    },
    lookUp: async ({ shipment }) => {
      const fault = await findFault(dataDir, shipment);
      return fault === null ? { is: "live", permalink: shipment.pageUrl } : { is: "absent" };
    },
    retract: async () => ({ is: "gone" }),
    check: async () => "The public page is part of this program; nothing has to be set up.",
  };
}

/** What the page could not show, or null: each file is read from where the page serves it. */
async function findFault(dataDir: string, { episode, files }: Shipment): Promise<string | null> {
  for (const { kind, sha256 } of files) {
    const path = storedPath(dataDir, sha256);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    if (!isThere) return `The ${kind} of ${episode.slug} is missing from the file store.`;
    if ((await digestFile(path)) !== sha256) {
      return `The ${kind} of ${episode.slug} is no longer what was approved: its bytes changed on disk.`;
    }
  }
  return null;
}
