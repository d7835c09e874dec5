import { createHash } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { type Clock, MINUTE, SECOND } from "#core/clock.ts";
import { visibleText } from "#core/text.ts";
import { type ChannelPort, type Dispatch, NotSentError } from "#releases/index.ts";
import { ALL_FORMATS, settingsOf } from "../set-up.ts";
import { clear, isLaidOut, layOut, readKit, type ShelfText } from "../shelf/shelf.ts";
import { postingChecklist, takedownChecklist } from "./checklist.ts";
import { findTarget } from "./targets.ts";

const settingsSchema = z.strictObject({
  target: visibleText(40).describe("Where a person posts it: Instagram, LinkedIn, YouTube, TikTok, or any other name"),
});

/** Where the kit of a delivery lies in the data folder: its files, their note, the texts and the checklist. */
export function kitFolder(dataDir: string, deliveryId: string): string {
  // By a hash: an id from outside must not be able to lead elsewhere.
  return join(dataDir, "kits", createHash("sha256").update(deliveryId).digest("hex").slice(0, 32));
}

/** Makes a kit from which a person can post: a platform without an adapter, or without keys, is usable all the same. */
export function manualKitChannel({ dataDir, now }: { dataDir: string; now: Clock }): ChannelPort {
  const targetOf = ({ channel }: Pick<Dispatch, "channel">) => settingsOf(settingsSchema, channel).target;
  return {
    abilities: {
      canSchedule: false,
      canRetract: false,
      canReadBack: false,
      acceptsCaptions: true,
      forbidsEndCard: false,
      limits: { formats: ALL_FORMATS },
    },
    settings: settingsSchema,
    secrets: [],
    waitsMs: [10 * SECOND, MINUTE, 10 * MINUTE, 60 * MINUTE],
    deliver: async (dispatch) => {
      const target = targetOf(dispatch);
      await layOut(kitFolder(dataDir, dispatch.deliveryId), dispatch, kitTexts(target, dispatch)).catch(explainDisk);
      return { is: "with_person", evidence: whatToDo(target) };
    },
    // Whether it was posted only the person knows; the kit is there or it is not.
    lookUp: async (dispatch) =>
      (await isLaidOut(kitFolder(dataDir, dispatch.deliveryId), dispatch))
        ? { is: "with_person", evidence: whatToDo(targetOf(dispatch)) }
        : { is: "absent" },
    retract: async (dispatch) => {
      const target = targetOf(dispatch);
      const todo = `Take the post down from ${findTarget(target)?.name ?? target}, then confirm that it is gone.`;
      await dispatch.note({ ...dispatch.evidence, todo, checklist: TAKEDOWN_NAME });
      const texts = [{ path: TAKEDOWN_NAME, text: takedownChecklist(target, dispatch.shipment) }];
      await clear(kitFolder(dataDir, dispatch.deliveryId), dispatch, now(), texts).catch(explainDisk);
      return { is: "with_person" };
    },
    kit: (deliveryId) => readKit(kitFolder(dataDir, deliveryId)),
    check: async (channel) => {
      const target = targetOf({ channel });
      const known = findTarget(target);
      if (known === undefined)
        return `A person posts on ${target}. We know no limits of it: the checklist is a general one.`;
      return `A person posts on ${known.name}; the confirmed address must be on ${known.domains.join(" or ")}.`;
    },
  };
}

const CHECKLIST_NAME = "checklist.txt";
const TAKEDOWN_NAME = "take-down.txt";

function whatToDo(target: string) {
  const name = findTarget(target)?.name ?? target;
  return { todo: `Post the kit on ${name}, then confirm with the address of the post.`, checklist: CHECKLIST_NAME };
}

function kitTexts(target: string, { shipment }: Dispatch): ShelfText[] {
  const texts = Object.entries(shipment.texts).map(([locale, { title, description }]) => ({
    path: `text-${z
      .string()
      .regex(/^[A-Za-z0-9-]+$/)
      .parse(locale)}.txt`,
    text: `${title}\n\n${description}\n\n${shipment.pageUrl}\n`,
  }));
  return [{ path: CHECKLIST_NAME, text: postingChecklist(target, shipment) }, ...texts];
}

/** Laying the kit out again gives the same kit, so a full disk is never an unknown outcome. */
function explainDisk(error: unknown): never {
  const isFull = error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
  if (isFull)
    throw new NotSentError("The disk is full: there is no room for the kit. Make room; it is tried again.", {
      cause: error,
    });
  throw error;
}
