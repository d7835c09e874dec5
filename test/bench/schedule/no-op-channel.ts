import { z } from "zod";
import type { ChannelPort, Standing } from "#releases/index.ts";

/** A channel that does nothing but say that it did, and keeps count of what it was sent. */
export function noOpChannel() {
  const sent = new Map<string, number>();
  const live: Standing = { is: "live", permalink: null };
  const port: ChannelPort = {
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
    waitsMs: [1000, 1000, 1000],
    deliver: async ({ deliveryId }) => {
      sent.set(deliveryId, (sent.get(deliveryId) ?? 0) + 1);
      return live;
    },
    lookUp: async ({ deliveryId }) => (sent.has(deliveryId) ? live : { is: "absent" }),
    retract: async () => ({ is: "gone" }),
    check: async () => "It does nothing.",
  };
  return { port, sent };
}
