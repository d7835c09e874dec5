import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAll } from "../../api/answers.ts";
import type { Campaign } from "../../api/campaign.ts";
import { type Slot, useEpisodes } from "../../api/slots.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { wallWords } from "../../parts/times.ts";
import type { Channel, Filters } from "./filters.ts";
import { matrixRows, type Row } from "./matrix-rows.ts";
import type { usePlace } from "./use-place.ts";

type Parts = {
  campaign: Campaign;
  slots: readonly Slot[];
  channels: readonly Channel[];
  filters: Filters;
  set: ReturnType<typeof usePlace>["set"];
};

/** How every episode stands: its words in each language, its videos in each shape, and where each of them goes. */
export function Matrix({ campaign, slots, channels, filters, set }: Parts) {
  const { t } = useTranslation();
  const episodes = useEpisodes(campaign);
  const renders = useAll("get /api/v1/renders", { query: { limit: "100" } });
  const releases = useAll("get /api/v1/releases", { query: { limit: "100", campaignId: campaign.id } });
  const locales = campaign.locales.filter((locale) => filters.locale === "" || locale === filters.locale);
  const columns = channels.filter(({ id }) => filters.channel === "" || id === filters.channel);
  return (
    <Shown asked={episodes} lines={10}>
      {(all) => {
        const facts = { episodes: all, slots, renders: renders.data ?? [], releases: releases.data ?? [] };
        const rows = matrixRows({ ...facts, channels: columns, locales, formats: campaign.formats }).filter(
          ({ slot }) => filters.state === "" || slot !== null,
        );
        if (rows.length === 0) return <Empty title={t("plan.nothingFiltered")} />;
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a wide table with the keys
          <section className="card scrolls" tabIndex={0} aria-label={t("plan.matrix")}>
            <table className="lines matrix">
              <thead>
                <tr>
                  <th scope="col">{t("write.episode")}</th>
                  <th scope="col">{t("plan.slot")}</th>
                  <th scope="col">{t("plan.variant")}</th>
                  <th scope="col">{t("write.words")}</th>
                  <th scope="col">{t("plan.video")}</th>
                  {columns.map(({ id, name }) => (
                    <th key={id} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              {rows.map((row) => (
                <Episode key={row.episode.id} row={row} set={set} />
              ))}
            </table>
          </section>
        );
      }}
    </Shown>
  );
}

const AGAIN = ["skipped", "retracted"];

function Episode({ row: { episode, slot, lines }, set }: { row: Row; set: Parts["set"] }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <tbody>
      {lines.map(({ locale, format, words, video, channels }, place) => (
        <tr key={`${locale} ${format}`}>
          {place === 0 && (
            <>
              <th scope="rowgroup" rowSpan={lines.length}>
                <Link to={`/write/${episode.slug}`}>{episode.title}</Link>
              </th>
              <td rowSpan={lines.length}>
                {slot ? (
                  <button type="button" className="plan-link" onClick={() => set({ slot: slot.id })}>
                    <Mark state={slot.state} /> {wallWords(slot.wallTime)}
                  </button>
                ) : (
                  <span className="quiet">{t("plan.unplaced")}</span>
                )}
                {(slot === null || AGAIN.includes(slot.state)) && may("slot:place") && (
                  <Button
                    variant="default"
                    size="sm"
                    className="tall not-printed"
                    onClick={() => set({ episode: episode.id })}
                  >
                    {t("plan.place.name")}
                    <span className="unseen"> {episode.title}</span>
                  </Button>
                )}
              </td>
            </>
          )}
          <td>
            {locale} {format}
          </td>
          <td>
            <Mark state={words} />
          </td>
          <td>
            <Mark state={video} />
          </td>
          {channels.map(({ id, state }) => (
            <td key={id}>
              {state === null ? <span className="quiet">{t("plan.notThere")}</span> : <Mark state={state} />}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
