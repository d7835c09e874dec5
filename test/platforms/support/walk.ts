import { type ChannelPort, LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import type { Stage } from "./stage.ts";

const MOST_STEPS = 10;
const ENDS = ["live", "armed", "with_person", "refused", "locked out"];

/**
 * What becomes of a delivery, step by step, in the words of the contract: an unknown outcome is looked up, and sent
 * again only when the platform says that it is absent.
 */
export async function walk(port: ChannelPort, stage: Stage): Promise<string[]> {
  const trail: string[] = [];
  let isLook = false;
  while (trail.length < MOST_STEPS) {
    const step: string = isLook ? await look(port, stage) : await send(port, stage);
    trail.push(step);
    if (ENDS.includes(step)) break;
    isLook = step === "unknown" || step === "processing" || step === "still unknown";
  }
  return trail;
}

async function send(port: ChannelPort, stage: Stage): Promise<string> {
  try {
    const { evidence, is } = await port.deliver(stage.dispatch());
    stage.evidence = { ...stage.evidence, ...evidence };
    return is;
  } catch (error) {
    return nameOf(error);
  }
}

async function look(port: ChannelPort, stage: Stage): Promise<string> {
  try {
    const standing = await port.lookUp(stage.dispatch());
    if (standing.is !== "absent") stage.evidence = { ...stage.evidence, ...standing.evidence };
    return standing.is;
  } catch {
    return "still unknown";
  }
}

/** What a failed try is called. */
export function nameOf(error: unknown): string {
  if (error instanceof NotSentError) return "not sent";
  if (error instanceof RefusedError) return "refused";
  if (error instanceof LockedOutError) return "locked out";
  return "unknown";
}
