import { InvalidInputError } from "#core/errors.ts";
import { type ChannelPort, LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import { UnclearError } from "./outcome.ts";

/**
 * Holds a port to what deliveries make of its errors: settings that are wrong cannot be delivered with, and a look that
 * fails says nothing of the delivery, so that nothing is ever sent again because of it.
 */
export function guardPort(port: ChannelPort): ChannelPort {
  return {
    ...port,
    deliver: async (dispatch) => {
      try {
        return await port.deliver(dispatch);
      } catch (error) {
        throw error instanceof InvalidInputError ? new RefusedError(error.message, { cause: error }) : error;
      }
    },
    lookUp: async (dispatch) => {
      try {
        return await port.lookUp(dispatch);
      } catch (error) {
        const saysNotSent = [NotSentError, RefusedError, LockedOutError].some((kind) => error instanceof kind);
        throw saysNotSent ? new UnclearError((error as Error).message, { cause: error }) : error;
      }
    },
  };
}
