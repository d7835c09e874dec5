import type { Config } from "#config/env.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";
import { openSigner } from "#infra/signing/signing-key.ts";
import { periodSchema, readTransparency, transparencyCsv } from "#transparency/index.ts";
import { withDatabase } from "../with-database.ts";

export type TransparencyOptions = { from?: string; until?: string; csv?: boolean };

/** Prints the transparency report, as signed JSON or as CSV. Throws INVALID_INPUT, NOT_FOUND before there is a campaign. */
export async function transparency({ csv, ...days }: TransparencyOptions, now: Date, config: Config): Promise<void> {
  const asked = parseInput(periodSchema, days, "period");
  const text = await withDatabase(config, async ({ prisma }) => {
    const report = await readTransparency(prisma, asked, now);
    if (!report) throw new NotFoundError("A campaign to report on");
    if (csv) return transparencyCsv(report);
    const signer = await openSigner(prisma, openSealer(await readSecretKeys(config.dataDir, config.secretKeys)));
    return `${JSON.stringify(signer.sign({ type: "sunny-corner/transparency/1", ...JSON.parse(JSON.stringify(report)) }))}\n`;
  });
  process.stdout.write(text);
}
