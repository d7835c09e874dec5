import { createHash } from "node:crypto";

/** A tag by which a platform can be asked for one delivery. Short enough for PeerTube's 30 characters. */
export function markerOf(deliveryId: string): string {
  return `sc-${createHash("sha256").update(deliveryId).digest("hex").slice(0, 20)}`;
}
