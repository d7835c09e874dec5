import { signCheckpoint } from "#audit/actions/index.ts";
import type { Signer } from "#core/signed.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { openSigner } from "#infra/signing/signing-key.ts";
import type { Ground } from "./ground.ts";

export type Trail = {
  /** Signs the audit record when it is time to. What goes wrong is logged and tried again: it must not hold up a release. */
  sign: (input: { isStopping: boolean }) => Promise<void>;
};

/** What keeps the audit record provable. */
export function openTrail({ config, log, prisma, contextOf }: Ground): Trail {
  const file = openCheckpointFile(config.dataDir);
  const ctx = contextOf({ type: "system", job: "sign-checkpoint" });
  let signer: Signer | undefined;
  return {
    sign: async (input) => {
      try {
        signer ??= await openSigner(prisma, openSealer(await readSecretKeys(config.dataDir, config.secretKeys)));
        await signCheckpoint({ ctx, input }, { reader: prisma, signer, file });
      } catch (error) {
        log.error({ err: error }, "The audit record could not be signed; it is tried again");
      }
    },
  };
}
