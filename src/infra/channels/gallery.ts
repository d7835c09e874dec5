import { stat } from "node:fs/promises";
import { type ChannelPort, NotSentError, type Shipment } from "#releases/index.ts";
import { digestFile, storedPath } from "../files/disk-store.ts";

/**
 * Our own public page. It shows what the database calls confirmed, so delivering is making sure that every file
 * is there and still is what was approved. Looking it up is the same look.
 */
export function galleryChannel(dataDir: string): ChannelPort {
  const verify = async ({ episode, files }: Shipment) => {
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
    return { permalink: `/watch/${episode.slug}` };
  };
  return { deliver: verify, lookUp: verify };
}
