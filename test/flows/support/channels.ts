import { z } from "zod";
import { SECOND } from "#core/clock.ts";
import type { DeliveryPorts } from "#releases/actions/index.ts";
import type { Abilities, ChannelPort, ChannelPorts, Dispatch, Standing } from "#releases/index.ts";

type Deeds = {
  deliver?: (dispatch: Dispatch) => unknown;
  lookUp?: (dispatch: Dispatch) => unknown;
  retract?: (dispatch: Dispatch) => unknown;
  abilities?: Partial<Abilities>;
  waitsMs?: number[];
};

/** What a platform does unless a test says otherwise. */
export const ABLE: Abilities = {
  canSchedule: false,
  canRetract: true,
  canReadBack: true,
  acceptsCaptions: true,
  forbidsEndCard: false,
  limits: { formats: ["vertical", "square", "landscape"] },
};

/**
 * A platform with a ledger of all that ever reached it: what is in there twice went out twice. A deed that answers
 * something is the answer; one that throws, throws; after any other the platform does its work.
 */
export function platform(deeds: Deeds = {}) {
  const ledger: string[] = [];
  const asked: string[] = [];
  const removed: string[] = [];
  const live = ({ shipment: { releaseId } }: Dispatch): Standing => ({
    is: "live",
    permalink: `https://platform.example/${releaseId}`,
  });
  const port: ChannelPort = {
    abilities: { ...ABLE, ...deeds.abilities },
    settings: z.looseObject({}),
    secrets: [],
    waitsMs: deeds.waitsMs ?? [15, 30, 60, 120].map((seconds) => seconds * SECOND),
    deliver: async (dispatch) => {
      const said = await deeds.deliver?.(dispatch);
      // As every port does before something leaves the house.
      await dispatch.note({});
      ledger.push(dispatch.shipment.releaseId);
      return (said as Standing | undefined) ?? live(dispatch);
    },
    lookUp: async (dispatch) => {
      asked.push(dispatch.shipment.releaseId);
      const said = await deeds.lookUp?.(dispatch);
      if (said) return said as Standing;
      return ledger.includes(dispatch.shipment.releaseId) ? live(dispatch) : { is: "absent" };
    },
    retract: async (dispatch) => {
      const said = await deeds.retract?.(dispatch);
      if (said) return said as { is: "with_person" };
      removed.push(dispatch.shipment.releaseId);
      return { is: "gone" };
    },
    check: async () => "It answers.",
  };
  return { port, ledger, asked, removed };
}

/** A platform that takes what it is sent and never answers, until `hangUp`. */
export function silentPlatform() {
  const { port, ledger, asked, removed } = platform();
  let begin: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let answer: () => void = () => {};
  const silent: ChannelPort = {
    ...port,
    deliver: async (dispatch) => {
      const result = await port.deliver(dispatch);
      begin();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return result;
    },
  };
  return { port: silent, ledger, asked, removed, reached, answer: () => answer() };
}

/** What a worker needs besides its channels; secrets are sealed by being turned round. */
export function deliveryPorts(channels: ChannelPorts): DeliveryPorts {
  const turn = (_place: object, text: string) => [...text].reverse().join("");
  return {
    channels,
    secrets: { open: turn, seal: turn },
    pathOf: (sha256) => `/files/${sha256}`,
    pageUrl: (slug) => `https://sunny.example/watch/${slug}`,
    highWater: { write: async () => {} },
    signal: new AbortController().signal,
  };
}
