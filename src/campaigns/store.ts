import type { Transaction } from "#access/index.ts";
import { DAY, startOfDay } from "#core/clock.ts";
import type { CampaignFile } from "./campaign-file.ts";

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
