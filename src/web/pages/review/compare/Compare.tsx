import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useAll, useAnswer } from "../../../api/answers.ts";
import type { AnswerOf } from "../../../api/calls.ts";
import { Page } from "../../../parts/Page.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { Empty } from "../../../parts/states/Empty.tsx";
import { Fault } from "../../../parts/states/Fault.tsx";
import { Loading } from "../../../parts/states/Loading.tsx";
import type { Reviewed } from "../reviewed.ts";
import { Both } from "./Both.tsx";
import { Difference } from "./Difference.tsx";

type Shows = NonNullable<AnswerOf<"get /api/v1/renders/:renderId">["shows"]>;

/** One exact video beside an earlier one of the same words and shape, and what became of it. */
export default function Compare() {
  const { t } = useTranslation();
  const { contentHash = "" } = useParams();
  const review = useAnswer("get /api/v1/reviews/:contentHash", { params: { contentHash } });
  const renderId = review.data?.renderId ?? "";
  const render = useAnswer("get /api/v1/renders/:renderId", { params: { renderId } }, { isWanted: renderId !== "" });
  const shows = render.data?.shows;
  return (
    <Page
      title={t("review.compare.title")}
      {...(shows ? { about: shows.episode.title } : {})}
      actions={<Link to={`/review/${contentHash}`}>{t("review.compare.back")}</Link>}
    >
      <Shown asked={review} lines={8}>
        {(data) => (shows ? <Chosen review={data} shows={shows} /> : <Loading lines={8} />)}
      </Shown>
    </Page>
  );
}

/** The versions there are, which of them is chosen, and its finished videos of the same shape without this one. */
function useOthers({ contentHash, script, sinceApproval, video }: Reviewed, { episode, locale }: Shows) {
  const [search] = useSearchParams();
  const wanted = search.get("with") ?? (search.has("version") ? null : sinceApproval?.contentHash);
  const params = { episodeId: episode.id, locale };
  const versions = useAll("get /api/v1/episodes/:episodeId/scripts/:locale/versions", { params });
  const known = useAnswer(
    "get /api/v1/reviews/:contentHash",
    { params: { contentHash: wanted ?? "" } },
    { isWanted: Boolean(wanted) },
  );
  // The one before; of the first one, the newest.
  const next =
    versions.data?.find(({ number }) => number < script.number) ??
    versions.data?.find(({ number }) => number > script.number);
  const versionId = search.get("version") ?? known.data?.script.versionId ?? next?.id ?? script.versionId;
  const isKnown = versions.data !== undefined && !known.isLoading;
  const query = { state: "qc_passed", scriptVersionId: versionId, limit: "100" } as const;
  const renders = useAnswer("get /api/v1/renders", { query }, { isWanted: isKnown });
  const others = renders.data?.items.filter(
    (one) => one.contentHash !== contentHash && one.shows?.format === video.format,
  );
  return {
    versions: versions.data ?? [],
    versionId,
    others,
    other: others?.find((one) => one.contentHash === wanted) ?? others?.[0],
    error: versions.error ?? renders.error,
  };
}

function Chosen({ review, shows }: { review: Reviewed; shows: Shows }) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchParams();
  const { versions, versionId, others, other, error } = useOthers(review, shows);
  const madeOf = ({ theme, motion }: Pick<Shows, "theme" | "motion">) => t("review.compare.made", { theme, motion });
  const numberOf = (id: string) => versions.find((version) => version.id === id)?.number ?? 0;
  if (error) return <Fault error={error} />;
  return (
    <div className="compared stack">
      <Panel title={t("review.compare.with")}>
        <div className="row not-printed">
          <NativeSelect
            label={t("review.compare.version")}
            data={versions.map(({ id, number }) => ({ value: id, label: t("review.version", { version: number }) }))}
            value={versionId}
            onChange={({ currentTarget }) => setSearch({ version: currentTarget.value }, { replace: true })}
          />
          {other && others && (
            <NativeSelect
              label={t("review.compare.video")}
              data={others.map(({ contentHash, shows: made }) => ({
                value: contentHash,
                label: `${made ? madeOf(made) : ""} (${contentHash.slice(0, 7)})`,
              }))}
              value={other.contentHash}
              onChange={({ currentTarget }) =>
                setSearch({ version: versionId, with: currentTarget.value }, { replace: true })
              }
            />
          )}
        </div>
        {others === undefined && <Loading lines={8} />}
        {others !== undefined && !other && (
          <Empty title={t("review.compare.none")}>{t("review.compare.noneYet")}</Empty>
        )}
        {other && (
          <Both
            key={other.id}
            older={{ name: t("review.compare.older", { version: numberOf(versionId) }), source: sourceOf(other.id) }}
            newer={{
              name: t("review.compare.newer", { version: review.script.number }),
              source: sourceOf(review.renderId),
            }}
            format={shows.format}
            durationFrames={review.video.durationFrames}
          />
        )}
      </Panel>
      {other && <Became from={other.contentHash} to={review.contentHash} locale={review.script.locale} />}
    </div>
  );
}

function Became({ from, to, locale }: { from: string; to: string; locale: string }) {
  const { t } = useTranslation();
  const said = { params: { contentHash: to }, query: { from } };
  const difference = useAnswer("get /api/v1/reviews/:contentHash/difference", said);
  return (
    <Panel title={t("review.difference.title")} about={t("review.difference.about")}>
      <Shown asked={difference}>{(found) => <Difference difference={found} locale={locale} />}</Shown>
    </Panel>
  );
}

const sourceOf = (renderId: string) => `/api/v1/renders/${renderId}/files/video`;
