import { z } from "zod";
import { SECOND } from "#core/clock.ts";
import { type ChannelPort, type Dispatch, LockedOutError, NotSentError, type Standing } from "#releases/index.ts";

/** The kind of channel under which the outlet stands. */
export const OUTLET = "folder";

const TIMEOUT_MS = 5 * SECOND;

/** A channel on the outlet, a platform that shows whatever it is sent as often as it is sent it. */
export function outletPort(origin: string): ChannelPort {
  const ask = (method: "GET" | "POST" | "DELETE", { deliveryId, signal }: Dispatch) =>
    fetch(`${origin}/posts/${deliveryId}`, {
      method,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
  const live = ({ deliveryId }: Dispatch): Standing => ({
    is: "live",
    permalink: `https://outlet.example/${deliveryId}`,
  });
  return {
    abilities: {
      canSchedule: false,
      canRetract: true,
      canReadBack: true,
      acceptsCaptions: true,
      forbidsEndCard: false,
      limits: { formats: ["vertical", "square", "landscape"] },
    },
    settings: z.looseObject({}),
    secrets: [],
    waitsMs: [15, 30, 60, 120].map((seconds) => seconds * SECOND),
    deliver: async (dispatch) => {
      // As every port does before something leaves the house.
      await dispatch.note({});
      const { status, headers } = await ask("POST", dispatch);
      if (status === 201) return live(dispatch);
      if (status === 401) throw new LockedOutError("The outlet lets us in no more.");
      const retryAfterMs = Number(headers.get("retry-after") ?? 0) * SECOND;
      if (status === 429) throw new NotSentError("The outlet asks to wait.", { retryAfterMs });
      if (status === 503) throw new NotSentError("The outlet is closed.");
      throw new Error(`The outlet answered ${status}.`);
    },
    lookUp: async (dispatch) => {
      const { status } = await ask("GET", dispatch);
      if (status === 200) return live(dispatch);
      if (status === 404) return { is: "absent" };
      throw new Error(`The outlet answered ${status}.`);
    },
    retract: async (dispatch) => {
      await ask("DELETE", dispatch);
      return { is: "gone" };
    },
    check: async () => "The outlet answers.",
  };
}
