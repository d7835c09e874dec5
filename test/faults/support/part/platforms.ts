import { openWire, type Wire } from "#infra/channels/platform/wire.ts";
import { openPlatforms } from "#infra/channels/platforms.ts";
import type { Tripwires } from "./tripwires.ts";

/** A fake of a platform, in a process of its own. */
export type FakePlatform = { kind: keyof typeof AT; origin: string };

const AT = {
  peertube: (origin: string) => ({ peertube: { origin } }),
  mastodon: (origin: string) => ({ mastodon: { origin, mediaWaitsMs: [1, 1] } }),
  youtube: (origin: string) => ({ youtube: { origins: { api: origin, token: origin } } }),
  tiktok: (origin: string) => ({
    tiktok: { origins: { api: origin, upload: new RegExp(`^${origin.replaceAll(".", "\\.")}$`) } },
  }),
} satisfies Record<string, (origin: string) => Partial<Parameters<typeof openPlatforms>[0]>>;

/** The program's own channel on a platform, which finds the fake in its place; each request passes two points. */
export function platformPorts({ kind, origin }: FakePlatform, wires: Tripwires) {
  const wire = openWire({ reach: "anywhere" });
  const watched: Wire = async (ask) => {
    wires.pass("asking");
    const answer = await wire(ask);
    wires.pass("asked");
    return answer;
  };
  const { [kind]: port } = openPlatforms({ now: () => new Date(), wire: watched, ...AT[kind](origin) });
  return { [kind]: port };
}
