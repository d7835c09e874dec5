import { type Script, scriptSchema } from "#scripts/index.ts";
import { readStoryboard } from "#storyboards/index.ts";
import { nameOf, variantsFor } from "./channel-needs.ts";
import type { DeliveryWithAll } from "./deliveries/store.ts";
import type { Abilities, Shipment, ShippedFile } from "./ports.ts";
import type { findPlans } from "./store.ts";

export type Plan = Awaited<ReturnType<typeof findPlans>>[number];

/** The renders of a release that one channel gets. */
export function rendersFor({ release, channel }: DeliveryWithAll, abilities: Abilities | undefined) {
  const wanted = new Set(variantsFor(channel, release.slot.schedule.campaign, abilities).map(nameOf));
  return release.renders.filter((row) => wanted.has(nameOf(row)));
}

/** What goes to one channel: exact files, and the words beside them from the script that they were made from. */
export function shipmentOf(
  delivery: DeliveryWithAll,
  plans: readonly Plan[],
  {
    abilities,
    pageUrl,
    pathOf,
  }: {
    abilities: Abilities | undefined;
    pageUrl: (slug: string) => string;
    pathOf: (sha256: string) => string;
  },
): Shipment {
  const { episode, id: releaseId } = delivery.release;
  const storyboards = plans.map(({ body }) => readStoryboard(body));
  const scripts = plans.map(({ version }) => [version.script.locale, scriptSchema.parse(version.body)] as const);
  return {
    releaseId,
    pageUrl: pageUrl(episode.slug),
    episode: { slug: episode.slug, title: episode.title, topic: episode.topic },
    texts: Object.fromEntries(scripts.map(([locale, script]) => [locale, textOf(script)])),
    isSynthetic: storyboards.some(({ voice }) => voice.some(({ kind }) => kind === "synthetic")),
    durationMs: Math.max(0, ...storyboards.map(({ durationFrames, fps }) => Math.round((durationFrames / fps) * 1000))),
    files: rendersFor(delivery, abilities).flatMap(({ locale, format, render }) =>
      render.files.map(
        ({ kind, sha256, bytes, mediaType }): ShippedFile => ({
          kind,
          locale,
          format,
          sha256,
          bytes: Number(bytes),
          mediaType,
          path: pathOf(sha256),
        }),
      ),
    ),
  };
}

// The one thing to do, then the facts: without a link, as some platforms want it.
function textOf({ title, action, claims }: Script): { title: string; description: string } {
  return {
    title,
    description: [`${action}.`.replace(/([.!?。！？])\.$/u, "$1"), ...claims.map(({ text }) => text)].join("\n\n"),
  };
}
