import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAll } from "../../api/answers.ts";
import type { Campaign } from "../../api/campaign.ts";
import { type Slot, useEpisodes } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { wallWords } from "../../parts/times.ts";
import { matrixRows, type Row } from "./matrix-rows.ts";

type Parts = { campaign: Campaign; slots: readonly Slot[]; choose: (slotId: string) => void };

/** How every episode stands: its words in each language, its videos in each shape, and where it went. */
export function Matrix({ campaign, slots, choose }: Parts) {
  const { t } = useTranslation();
  const episodes = useEpisodes(campaign);
  const renders = useAll("get /api/v1/renders", { query: { limit: "100" } });
  const releases = useAll("get /api/v1/releases", { query: { limit: "100", campaignId: campaign.id } });
  const { locales, formats } = campaign;
  return (
    <Shown asked={episodes} lines={10}>
      {(all) => {
        const facts = { episodes: all, slots, renders: renders.data ?? [], releases: releases.data ?? [] };
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a wide table with the keys
          <section className="card scrolls" tabIndex={0} aria-label={t("plan.matrix")}>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{t("write.episode")}</th>
                  <th scope="col">{t("plan.slot")}</th>
                  <th scope="col">{t("write.words")}</th>
                  <th scope="col">{t("plan.video")}</th>
                  <th scope="col">{t("plan.channels")}</th>
                </tr>
              </thead>
              <tbody>
                {matrixRows({ ...facts, locales, formats }).map((row) => (
                  <Line key={row.episode.id} row={row} choose={choose} />
                ))}
              </tbody>
            </table>
          </section>
        );
      }}
    </Shown>
  );
}

function Line({ row: { episode, slot, words, videos, channels }, choose }: { row: Row; choose: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <Link to={`/write/${episode.slug}`}>{episode.title}</Link>
      </th>
      <td>
        {slot ? (
          <button type="button" className="plan-link" onClick={() => choose(slot.id)}>
            <Mark state={slot.state} /> {wallWords(slot.wallTime)}
          </button>
        ) : (
          <span className="quiet">{t("plan.unplaced")}</span>
        )}
      </td>
      <td>
        {words.map(({ locale, state }) => (
          <div key={locale}>
            {locale} <Mark state={state} />
          </div>
        ))}
      </td>
      <td>
        {videos.map(({ locale, format, state }) => (
          <div key={`${locale} ${format}`}>
            {locale} {format} <Mark state={state} />
          </div>
        ))}
      </td>
      <td>
        {channels.map(({ name, state }) => (
          <div key={name}>
            {name} <Mark state={state} />
          </div>
        ))}
      </td>
    </tr>
  );
}
