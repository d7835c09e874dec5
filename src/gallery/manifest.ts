import { z } from "zod";
import { InvalidInputError } from "#core/errors.ts";
import { isSignedBy, type PublicKey, type Signed, type Signer } from "#core/signed.ts";
import { watchPath } from "./addresses.ts";
import type { Edition, KnownVideo, PublicSite } from "./published.ts";

const TYPE = "sunny-corner/psa-manifest/1";

const videoSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(0),
  mediaType: z.string(),
  episode: z.string(),
  title: z.string(),
  locale: z.string(),
  format: z.string(),
  page: z.string(),
  releasedAt: z.string(),
  standing: z.enum(["current", "replaced", "retracted"]),
  retractedAt: z.string().optional(),
  reason: z.string().optional(),
});

// Later versions may say more: what is unknown is kept, for it is signed too.
const manifestSchema = z.looseObject({
  type: z.literal(TYPE),
  origin: z.string(),
  issuedAt: z.string(),
  videos: z.array(videoSchema.loose()),
  key: z.string(),
  signature: z.string(),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestVideo = z.infer<typeof videoSchema>;

/** The signed list of every video that is or was public here; `issuedAt` tells how old a copy of it is. */
export function manifestOf(
  site: PublicSite,
  { videos }: Edition,
  signer: Signer,
  issuedAt: Date,
): Signed<{ type: string }> {
  const document = { type: TYPE, origin: site.origin, issuedAt: issuedAt.toISOString(), videos: videos.map(toEntry) };
  function toEntry({ sha256, bytes, mediaType, episode, title, locale, format, ...video }: KnownVideo) {
    return {
      sha256,
      bytes,
      mediaType,
      episode,
      title,
      locale,
      format,
      page: site.origin + watchPath({ slug: episode, locale, homeLocale: video.homeLocale }),
      releasedAt: video.releasedAt.toISOString(),
      standing: video.standing,
      ...(video.retraction && { retractedAt: video.retraction.at.toISOString(), reason: video.retraction.reason }),
    };
  }
  return signer.sign(document);
}

/** Reads a manifest that this key signed. Throws INVALID_INPUT for anything else, and says what is wrong. */
export function openManifest(text: string, key: PublicKey, source: string): Manifest {
  const refuse = (message: string): never => {
    throw new InvalidInputError(source, [{ path: "", message }]);
  };
  const parsed = manifestSchema.safeParse(jsonOf(text) ?? refuse("is no JSON"));
  if (!parsed.success) return refuse("is no list of videos of this program");
  if (parsed.data.key !== key) return refuse(`was signed by another key: ${parsed.data.key}`);
  if (!isSignedBy(key, parsed.data)) return refuse("was changed after it was signed");
  return parsed.data;
}

export type Standing = { is: "ours" | "not_ours" | "replaced" | "retracted"; video: ManifestVideo | null };

/** What a manifest says of a file, by the SHA-256 of its bytes. The same bytes may have gone out several times. */
export function standingOf({ videos }: Manifest, sha256: string): Standing {
  const known = videos.filter((video) => video.sha256 === sha256);
  for (const [standing, is] of [
    ["current", "ours"],
    ["retracted", "retracted"],
    ["replaced", "replaced"],
  ] as const) {
    const video = known.find((each) => each.standing === standing);
    if (video) return { is, video };
  }
  return { is: "not_ours", video: null };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
