import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useAnswer } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Basis } from "./Basis.tsx";
import { Decide } from "./Decide.tsx";
import { Player } from "./Player.tsx";
import type { Reviewed } from "./reviewed.ts";
import { Threads } from "./Threads.tsx";

/** One exact video: to watch, to comment on, and to decide about. */
export function OneReview() {
  const { t } = useTranslation();
  const { contentHash = "" } = useParams();
  const review = useAnswer("get /api/v1/reviews/:contentHash", { params: { contentHash } });
  const renderId = review.data?.renderId;
  const render = useAnswer(
    "get /api/v1/renders/:renderId",
    { params: { renderId: renderId ?? "" } },
    { isWanted: renderId !== undefined },
  );
  const shows = render.data?.shows;
  return (
    <Page title={shows ? shows.episode.title : t("review.title")} about={t("review.about")}>
      <Shown asked={review} lines={8}>
        {(data) => <Inside review={data} />}
      </Shown>
    </Page>
  );
}

function Inside({ review }: { review: Reviewed }) {
  const { t } = useTranslation();
  const [frame, setFrame] = useState(0);
  const [wanted, setWanted] = useState<{ frame: number } | null>(null);
  const { contentHash, renderId, state, isCurrent, video, script, threads, sinceApproval } = review;
  const marks = threads.flatMap(({ id, place, resolvedAt }) =>
    place.is === "lost" || resolvedAt !== null ? [] : [{ id, frame: place.frame }],
  );
  return (
    <div className="review">
      <div className="stack">
        <Panel
          title={t("review.video", { locale: script.locale, format: video.format, version: script.number })}
          action={<Mark state={state} />}
        >
          {!isCurrent && <p className="hint tone-warn small">{t("review.old")}</p>}
          <Player
            source={`/api/v1/renders/${renderId}/files/video`}
            captions={{ source: `/api/v1/renders/${renderId}/files/vtt`, locale: script.locale }}
            durationFrames={video.durationFrames}
            marks={marks}
            wanted={wanted}
            seen={setFrame}
          />
          <p className="small quiet">
            {t("review.hash")} <code>{contentHash}</code>
          </p>
        </Panel>
        <Threads
          contentHash={contentHash}
          threads={threads}
          frame={frame}
          show={(wantedFrame) => setWanted({ frame: wantedFrame })}
        />
      </div>
      <div className="stack">
        <Decide review={review} />
        {sinceApproval && (
          <Panel title={t("review.since")}>
            <ul className="stack tight">
              {sinceApproval.difference.summary.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </Panel>
        )}
        <Basis review={review} />
      </div>
    </div>
  );
}
