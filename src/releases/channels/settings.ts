import { z } from "zod";
import { InvalidInputError } from "#core/errors.ts";
import { formatSchema } from "#core/formats.ts";
import { parseInput } from "#core/parse-input.ts";
import { localeSchema } from "#core/text.ts";
import type { ChannelPort } from "../ports.ts";

const HOURS_24_MS = 86_400_000;

/** What a person sets of a channel besides the settings of its kind. */
export const channelLimitsShape = {
  minGapMs: z.int().min(0).max(HOURS_24_MS).describe("Least time between two sends, in milliseconds"),
  dailyCap: z.int().min(1).max(10_000).describe("Sends in any 24 hours"),
  mostInFlight: z.int().min(1).max(100).describe("Sends at the same time"),
  locales: z.array(localeSchema).max(40).describe("Which languages go here; empty for all"),
  formats: z.array(formatSchema).max(3).describe("Which shapes go here; empty for all that it takes"),
};

/** The settings of a kind of channel, whole and checked. Throws INVALID_INPUT with each field below `settings`. */
export function checkSettings({ settings }: Pick<ChannelPort, "settings">, value: unknown): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(parseInput(settings, value, "settings"));
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const below = error.issues.map((issue) => ({
      ...issue,
      path: issue.path === "" ? "settings" : `settings.${issue.path}`,
    }));
    throw new InvalidInputError("channel", below);
  }
}
