import type { z } from "zod";
import { InvalidInputError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { LockedOutError, type OpenChannel, RefusedError, type ShippedFile } from "#releases/index.ts";

export const ALL_FORMATS: readonly ShippedFile["format"][] = ["vertical", "square", "landscape"];

/** The settings of a channel, checked again before they are used. Throws RefusedError naming each field. */
export function settingsOf<Schema extends z.ZodType>(schema: Schema, channel: OpenChannel): z.output<Schema> {
  try {
    return parseInput(schema, channel.settings, `channel ${channel.name}`);
  } catch (error) {
    if (error instanceof InvalidInputError) throw new RefusedError(error.message, { cause: error });
    throw error;
  }
}

/** A secret of a channel. Throws LockedOutError if nobody entered it. */
export function secretOf({ name, secrets }: OpenChannel, secret: string): string {
  const value = secrets[secret]?.trim();
  if (!value) throw new LockedOutError(`Channel ${name} has no secret "${secret}": enter it.`);
  return value;
}
