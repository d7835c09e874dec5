import { signCheckpoint } from "#audit/actions/index.ts";
import { MINUTE } from "#core/clock.ts";
import type { Signer } from "#core/signed.ts";
import { lastSecondOf } from "#disclosure/index.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { openSigner } from "#infra/signing/signing-key.ts";
import type { AbilitiesByKind } from "#releases/index.ts";
import { newsRound } from "#worker/news-round.ts";
import type { Ground } from "./ground.ts";
import { originOf } from "./mail.ts";

// Nobody needs to know within seconds, and it reads every stage.
const NEWS_EVERY_MS = MINUTE;

export type Trail = {
  /** The key of this installation, opened once. */
  signer: () => Promise<Signer>;
  /** Signs the audit record and tells people what is new, where it is time to; beside the rounds, for it must not hold up a release. */
  tick: (abilities: AbilitiesByKind) => void;
  /** Waits for what was begun, and signs the record a last time. */
  stop: () => Promise<void>;
};

/** What keeps the audit record provable, and people up to date. What goes wrong is logged and tried again. */
export function openTrail({ config, log, prisma, contextOf }: Ground): Trail {
  const file = openCheckpointFile(config.dataDir);
  let opened: Signer | undefined;
  const signer = async () => {
    opened ??= await openSigner(prisma, openSealer(await readSecretKeys(config.dataDir, config.secretKeys)));
    return opened;
  };
  const sign = async (isStopping: boolean) => {
    const ctx = contextOf({ type: "system", job: "sign-checkpoint" });
    await signCheckpoint({ ctx, input: { isStopping } }, { reader: prisma, signer: await signer(), file });
  };
  const { expiresOn } = config.disclosure;
  const securityTxtExpiresAt = () => (expiresOn === undefined ? null : lastSecondOf(expiresOn));
  const tell = (abilities: AbilitiesByKind) => {
    const mail = { origin: originOf(config), hasServer: config.smtpUrl !== undefined };
    return newsRound(contextOf, { reader: prisma, abilities, securityTxtExpiresAt, ...mail });
  };
  const attempt = (work: Promise<void>, failed: string) =>
    work.catch((error) => log.error({ err: error }, `${failed}; it is tried again`));

  let running: Promise<void> | null = null;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  const round = async (abilities: AbilitiesByKind) => {
    await attempt(sign(false), "The audit record could not be signed");
    if (performance.now() - toldAtMs < NEWS_EVERY_MS) return;
    toldAtMs = performance.now();
    await attempt(tell(abilities), "People could not be told what is new");
  };
  return {
    signer,
    tick: (abilities) => {
      running ??= round(abilities).finally(() => {
        running = null;
      });
    },
    stop: async () => {
      await running;
      await attempt(sign(true), "The audit record could not be signed at the end");
    },
  };
}
