import { createHash } from "node:crypto";

/**
 * The ids of a slot's release and of its delivery on a channel: always the same, so that a database that was put back
 * to an older state still asks platforms for what they already have, instead of sending it under a new name.
 */
export const releaseIdOf = (slotId: string) => idOf(`release of ${slotId}`);
export const deliveryIdOf = (slotId: string, channelId: string) => idOf(`delivery of ${slotId} on ${channelId}`);

// RFC 9562, version 8: what the other bits mean is ours to say.
function idOf(name: string): string {
  const hex = createHash("sha256").update(`sunny corner: ${name}`).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
