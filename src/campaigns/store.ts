import type { Transaction } from "#access/index.ts";
import { DAY, startOfDay } from "#core/clock.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { CampaignFile } from "./campaign-file.ts";

export type Versioned = { id: string; version: number };

export function findCampaignBySlug(tx: Transaction, slug: string) {
  return tx.campaign.findUnique({ where: { slug } });
}

function consentRow({ until, channels }: NonNullable<CampaignFile["presenters"][number]["consent"]>, grantedAt: Date) {
  return { scope: "campaign", channels, grantedAt, expiresAt: new Date(startOfDay(until).getTime() + DAY) };
}

export async function insertCampaign(tx: Transaction, file: CampaignFile, consentedAt: Date) {
  const campaign = await tx.campaign.create({
    data: {
      slug: file.slug,
      title: file.title,
      isDemo: file.isDemo,
      announcesDates: file.announcesDates,
      timeZone: file.timeZone,
      startsOn: startOfDay(file.startsOn),
      endsOn: startOfDay(file.endsOn),
      locales: file.locales,
      formats: file.formats,
      channels: { create: file.channels.map(({ kind, name }) => ({ kind, name })) },
    },
  });
  for (const { id, name, role, consent } of file.presenters) {
    await tx.presenter.upsert({
      where: { slug: id },
      update: {},
      create: {
        slug: id,
        name,
        role,
        // Consent is written down by a person, never assumed.
        ...(consent ? { consents: { create: consentRow(consent, consentedAt) } } : {}),
      },
    });
  }
  for (const [index, { slug, title, topic, presenter, notBefore }] of file.episodes.entries()) {
    await tx.episode.create({
      data: {
        slug,
        title,
        topic,
        position: index + 1,
        notBefore: notBefore ?? null,
        campaign: { connect: { id: campaign.id } },
        ...(presenter === undefined ? {} : { presenter: { connect: { slug: presenter } } }),
      },
    });
  }
  return campaign;
}

export function findCampaignById(tx: Transaction, id: string) {
  return tx.campaign.findUnique({ where: { id } });
}

/** Writes the next version of a campaign; false when another was written since. */
export async function updateCampaign(
  tx: Transaction,
  { id, version }: Versioned,
  data: Prisma.CampaignUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.campaign.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  return count === 1;
}

export function findEpisodeById(tx: Transaction, id: string) {
  return tx.episode.findUnique({ where: { id }, include: { presenter: true } });
}

/** The episodes of a campaign in order; nobody else adds or moves one until this transaction ends. */
export async function lockEpisodes(tx: Transaction, campaignId: string): Promise<{ id: string; position: number }[]> {
  await tx.$queryRaw`SELECT "id" FROM "Campaign" WHERE "id" = ${campaignId}::uuid FOR UPDATE`;
  return tx.episode.findMany({
    where: { campaignId },
    orderBy: { position: "asc" },
    select: { id: true, position: true },
  });
}

export function insertEpisode(
  tx: Transaction,
  row: {
    campaignId: string;
    slug: string;
    title: string;
    topic: string;
    position: number;
    presenterId: string | null;
    notBefore: string | null;
  },
) {
  return tx.episode.create({ data: row });
}

export async function updateEpisode(
  tx: Transaction,
  { id, version }: Versioned,
  data: Prisma.EpisodeUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.episode.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  return count === 1;
}

/** Gives the episodes the positions of the list, from 1. */
export async function setPositions(tx: Transaction, episodeIds: readonly string[]): Promise<void> {
  // No two may have one position, not even on the way: all step aside first.
  await tx.$executeRaw`UPDATE "Episode" SET "position" = -"position" WHERE "id" = ANY(${[...episodeIds]}::uuid[])`;
  for (const [index, id] of episodeIds.entries()) {
    await tx.episode.update({ where: { id }, data: { position: index + 1 } });
  }
}

export function findPresenterBySlug(tx: Transaction, slug: string) {
  return tx.presenter.findUnique({ where: { slug } });
}

export function findPresenterById(tx: Transaction, id: string) {
  return tx.presenter.findUnique({ where: { id } });
}

export function insertPresenter(tx: Transaction, row: { slug: string; name: string; role: string }) {
  return tx.presenter.create({ data: row });
}

export async function updatePresenter(
  tx: Transaction,
  { id, version }: Versioned,
  data: { name?: string; role?: string },
): Promise<boolean> {
  const { count } = await tx.presenter.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  return count === 1;
}

export function insertConsent(
  tx: Transaction,
  row: { presenterId: string; scope: string; channels: string[]; grantedAt: Date; expiresAt: Date },
) {
  return tx.consent.create({ data: row });
}

export function findConsent(tx: Transaction, id: string) {
  return tx.consent.findUnique({ where: { id } });
}

/** Takes a consent back; false when it was taken back before. */
export async function endConsent(tx: Transaction, id: string, withdrawnAt: Date): Promise<boolean> {
  const { count } = await tx.consent.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt } });
  return count === 1;
}
