import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { TrustParts } from "#api/trust/trust-parts.ts";
import type { Config } from "#config/env.ts";
import { projectPath } from "#config/project.ts";
import { HOUR, MINUTE } from "#core/clock.ts";
import { ConfigurationError, InvalidInputError } from "#core/errors.ts";
import { addSums, openTally } from "#counts/index.ts";
import { forgetReports } from "#disclosure/actions/index.ts";
import { type DisclosurePolicy, parseDisclosurePolicy, securityTxtExpiry } from "#disclosure/index.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import type { Closers, Ground } from "./ground.ts";
import type { Trail } from "./trail.ts";

/** Opens what the trust pages stand on, and does their regular work until the program ends. Throws CONFIGURATION. */
export async function openTrust(
  { config, log, prisma, contextOf }: Pick<Ground, "config" | "log" | "prisma" | "contextOf">,
  { signer }: Pick<Trail, "signer">,
  origin: string,
  closers: Closers,
): Promise<TrustParts> {
  const keys = await readSecretKeys(config.dataDir, config.secretKeys);
  const sealer = openSealer(keys);
  const tally = openTally();
  const trust: TrustParts = {
    settings: config.disclosure,
    policy: readPolicy(config, origin),
    sealer,
    formKey: createHmac("sha256", keys[0] ?? "")
      .update("sunny-corner report form")
      .digest(),
    signer: await signer(),
    tally,
    contextOf,
  };
  const writeCounts = () => tally.flush((sums) => addSums(prisma, sums));
  const lookAfter = async () => {
    warnOfExpiry(config.disclosure.expiresOn, log);
    await forgetReports({ ctx: contextOf({ type: "system", job: "forget-reports" }), input: {} });
  };
  const stops = [
    every(MINUTE, writeCounts, (error) =>
      log.warn({ err: error }, "Counts could not be written; they are kept and written later"),
    ),
    every(HOUR, lookAfter, (error) =>
      log.warn({ err: error }, "Old reports could not be forgotten; it is tried again"),
    ),
  ];
  closers.push(async () => {
    for (const stop of stops) stop();
    await writeCounts();
  });
  await lookAfter();
  return trust;
}

function warnOfExpiry(expiresOn: string | undefined, log: Logger): void {
  if (expiresOn === undefined) return;
  const { state, daysLeft } = securityTxtExpiry(expiresOn, new Date());
  if (state === "soon" || state === "expired") {
    log.warn(
      { expiresOn, daysLeft },
      "security.txt is about to expire: see that reports still arrive, then move SECURITY_EXPIRES",
    );
  }
}

function readPolicy({ disclosure, dataDir }: Config, origin: string): DisclosurePolicy {
  const own = join(dataDir, "disclosure.yaml");
  const path = disclosure.policyFile ?? (existsSync(own) ? own : projectPath("src", "disclosure", "policy.yaml"));
  try {
    return parseDisclosurePolicy(readFileSync(path, "utf8"), path, origin);
  } catch (cause) {
    if (cause instanceof InvalidInputError) throw new ConfigurationError(cause.message, { cause });
    throw new ConfigurationError(`DISCLOSURE_FILE names ${path}, which cannot be read.`, { cause });
  }
}

function every(ms: number, work: () => Promise<void>, onError: (error: unknown) => void): () => void {
  const timer = setInterval(() => void work().catch(onError), ms);
  timer.unref();
  return () => clearInterval(timer);
}
