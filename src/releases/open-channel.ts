import { InvalidInputError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { type ChannelPort, LockedOutError, type OpenChannel, RefusedError, type SecretBox } from "./ports.ts";

type ChannelRow = { id: string; name: string; settings: unknown; secrets: readonly { name: string; sealed: string }[] };

/**
 * A channel with its settings checked and its secrets opened, for one call. Throws RefusedError for settings that its
 * kind does not know, LockedOutError when a secret is missing.
 */
export function openChannel(
  port: Pick<ChannelPort, "settings" | "secrets">,
  row: ChannelRow,
  box: Pick<SecretBox, "open">,
  keepSecret: OpenChannel["keepSecret"],
): OpenChannel {
  const missing = port.secrets.find((name) => !row.secrets.some((kept) => kept.name === name));
  if (missing !== undefined) throw new LockedOutError(`its secret ${missing} is not set`);
  const secrets = Object.fromEntries(
    row.secrets.map(({ name, sealed }) => [name, box.open({ channelId: row.id, name }, sealed)]),
  );
  return { id: row.id, name: row.name, settings: settingsOf(port, row.settings), secrets, keepSecret };
}

function settingsOf({ settings }: Pick<ChannelPort, "settings">, value: unknown): unknown {
  try {
    return parseInput(settings, value, "settings");
  } catch (error) {
    if (error instanceof InvalidInputError) throw new RefusedError(error.message);
    throw error;
  }
}
