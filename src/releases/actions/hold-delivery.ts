import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { readEvidence, updateHeldDelivery } from "../deliveries/store.ts";
import { leaseEnd, RENEW_MS } from "../lease.ts";
import { type Evidence, ReplacedError, type SecretBox } from "../ports.ts";
import { saveSecret } from "../store.ts";
import type { Begun } from "./begin-deliveries.ts";
import type { Turns } from "./open-turns.ts";

export type HeldDelivery = {
  note: (evidence: Evidence) => Promise<void>;
  keepSecret: (name: string, value: string) => Promise<void>;
  /** Aborts when another worker has the delivery. */
  lost: AbortSignal;
  stop: () => Promise<void>;
};

// A number to look up, an address to go on at: short texts, and few of them.
const evidenceSchema = z
  .record(z.string().max(100), z.string().max(2000))
  .refine((all) => Object.keys(all).length <= 50, "has more than 50 entries");

/** What earlier tries wrote down; whatever is not evidence counts as none. */
const parseEvidence = (value: unknown): Evidence => evidenceSchema.catch({}).parse(value);

/**
 * Keeps a delivery for this worker while it talks to the channel: says again and again that it is at it, and writes
 * down what a later try needs. `note` throws ReplacedError when another worker has it: then nothing may be sent.
 */
export function holdDelivery(
  { ctx, input }: Call<Begun>,
  { secrets, renew }: { secrets: SecretBox } & Pick<Turns, "renew">,
): HeldDelivery {
  demand(ctx.actor, "release:deliver");
  const held = { deliveryId: input.delivery.id, attempt: input.attempt };
  const { channelId } = input.delivery;
  const lost = new AbortController();
  const note = async (evidence: Evidence) => {
    const isHeld = Object.keys(evidence).length === 0 ? await renew(held) : await write(evidence);
    if (isHeld) return;
    lost.abort(new ReplacedError());
    throw new ReplacedError();
  };
  const write = (found: Evidence) =>
    ctx.transaction(async (tx) => {
      const before = parseEvidence(await readEvidence(tx, held.deliveryId));
      const evidence = evidenceSchema.parse({ ...before, ...found });
      return updateHeldDelivery(tx, held, { evidence, nextCheckAt: leaseEnd(await databaseNow(tx)) });
    });
  const keepSecret = async (name: string, value: string) => {
    const sealed = secrets.seal({ channelId, name }, value);
    await ctx.transaction(async (tx) => {
      await saveSecret(tx, { channelId, name, sealed });
      const facts = { action: "channel.secret", entityType: "Channel", entityId: channelId } as const;
      await recordAudit(tx, ctx, { ...facts, after: { name }, reason: "the platform renewed it" });
    });
  };

  let writing: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (lost.signal.aborted) return;
    writing ??= note({})
      .catch((error) => {
        if (!(error instanceof ReplacedError)) ctx.log.warn({ err: error }, "The lease of a delivery was not renewed");
      })
      .finally(() => {
        writing = null;
      });
  }, RENEW_MS);
  const stop = async () => {
    clearInterval(timer);
    await writing;
  };
  return { note, keepSecret, lost: lost.signal, stop };
}
