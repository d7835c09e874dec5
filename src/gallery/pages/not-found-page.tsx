import type { PublicSite, PublishedCampaign, PublishedEpisode } from "../published.ts";
import { noticePage } from "./notice.tsx";
import { wordsFor } from "./words.ts";

type NotFoundInput = {
  site: PublicSite;
  requestId: string;
  /** What looks most like the address that was asked for. */
  near?: { campaign: PublishedCampaign; episodes: readonly PublishedEpisode[] };
};

/** The page for an address at which there is nothing; hidden things look the same as missing ones. */
export function notFoundPage({ site, requestId, near }: NotFoundInput): string {
  const locale = near?.campaign.locale ?? "en";
  const words = wordsFor(locale);
  return noticePage({
    site,
    requestId,
    title: words.notFoundTitle,
    text: words.notFoundText,
    ...(near && { campaign: near.campaign, near: near.episodes }),
  });
}
