import type { AnswerOf, ItemOf } from "../../api/calls.ts";

export type Version = AnswerOf<"get /api/v1/episodes/:episodeId/scripts/:locale">;
export type Head = ItemOf<"get /api/v1/episodes/:episodeId/scripts/:locale/versions">;
export type Episode = ItemOf<"get /api/v1/campaigns/:campaignId/episodes">;
export type Script = Version["body"];
export type SceneOf = Script["scenes"][number];
export type Claim = Script["claims"][number];
export type Media = ItemOf<"get /api/v1/media">;
export type Source = ItemOf<"get /api/v1/sources">;
/** Which file that was brought is meant by a name in the script. */
export type Files = Readonly<Record<string, string>>;

export const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

/** A value as text in which the order of fields does not matter. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
