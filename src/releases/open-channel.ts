import { InvalidInputError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { type ChannelPort, LockedOutError, type OpenChannel, RefusedError, type SecretBox } from "./ports.ts";

type ChannelRow = { id: string; name: string; settings: unknown; secrets: readonly { name: string; sealed: string }[] };

/**
 * A channel with its settings checked and its secrets opened, for one call. Throws RefusedError for settings that its
 * kind does not know, LockedOutError when a secret is missing.
 */
export async function openChannel(
  port: Pick<ChannelPort, "settings" | "secrets">,
  row: ChannelRow,
  box: Pick<SecretBox, "open">,
  keepSecret: OpenChannel["keepSecret"],
): Promise<OpenChannel> {
  const secrets: Record<string, string> = {};
  for (const name of port.secrets) {
    const kept = row.secrets.find((candidate) => candidate.name === name);
    if (!kept) throw new LockedOutError(`its secret ${name} is not set`);
    secrets[name] = await box.open(kept.sealed);
  }
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
