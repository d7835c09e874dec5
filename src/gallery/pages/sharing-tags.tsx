import type { MediaFile, PublicSite } from "../published.ts";

/** What search engines and link previews are told of a page. */
export type Shared = {
  path: string;
  description: string;
  poster?: MediaFile;
  video?: MediaFile & { width: number; height: number };
};

type SharingTagsProps = { site: PublicSite; title: string; shared: Shared };

/** Description, canonical address and Open Graph tags. */
export function SharingTags({ site, title, shared: { path, description, poster, video } }: SharingTagsProps) {
  const absolute = (url: string) => new URL(url, site.origin).href;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={absolute(path)} />
      <meta property="og:type" content={video ? "video.other" : "website"} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={absolute(path)} />
      {poster && <meta property="og:image" content={absolute(poster.url)} />}
      {video && (
        <>
          <meta property="og:video" content={absolute(video.url)} />
          <meta property="og:video:type" content={video.mediaType} />
          <meta property="og:video:width" content={String(video.width)} />
          <meta property="og:video:height" content={String(video.height)} />
        </>
      )}
    </>
  );
}
