import type { Transaction } from "#access/index.ts";
import { type Page, pageWindow } from "#core/page.ts";

const countEpisodes = { _count: { select: { episodes: true } } };

/** All campaigns, the newest first. */
export function listCampaigns(reader: Transaction, page: Page) {
  return reader.campaign.findMany({ ...pageWindow(page), orderBy: { id: "desc" }, include: countEpisodes });
}

export function findCampaign(reader: Transaction, id: string) {
  return reader.campaign.findUnique({ where: { id }, include: countEpisodes });
}

// Of each language the newest words: what an editor opens first.
const withScripts = {
  presenter: { select: { slug: true, name: true } },
  scripts: {
    orderBy: { locale: "asc" as const },
    include: {
      versions: {
        orderBy: { number: "desc" as const },
        take: 1,
        select: { id: true, number: true, state: true, createdAt: true },
      },
    },
  },
};

/** The episodes of a campaign in the order of the series. */
export function listEpisodes(reader: Transaction, campaignId: string, page: Page) {
  return reader.episode.findMany({
    ...pageWindow(page),
    where: { campaignId },
    orderBy: { position: "asc" },
    include: withScripts,
  });
}

export function findEpisode(reader: Transaction, id: string) {
  return reader.episode.findUnique({ where: { id }, include: withScripts });
}

const withConsents = { consents: { orderBy: { grantedAt: "desc" as const } } };

/** Everyone who appears in videos, by name. */
export function listPresenters(reader: Transaction, page: Page) {
  return reader.presenter.findMany({
    ...pageWindow(page),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: withConsents,
  });
}

export function findPresenter(reader: Transaction, id: string) {
  return reader.presenter.findUnique({ where: { id }, include: withConsents });
}
