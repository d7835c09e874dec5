import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Format } from "#core/formats.ts";
import { useMay } from "../../api/account.ts";
import { useAnswer } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Page } from "../../parts/Page.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Basis } from "./Basis.tsx";
import { Difference } from "./compare/Difference.tsx";
import { Decide } from "./Decide.tsx";
import { Links } from "./links/Links.tsx";
import type { Reviewed } from "./reviewed.ts";
import { type Draft, EMPTY } from "./said/draft.ts";
import { pinsOf } from "./said/pins.ts";
import { Threads } from "./said/Threads.tsx";
import { Player, type Remote } from "./watch/Player.tsx";

/** One exact video: to watch, to comment on, and to decide about. */
export default function OneReview() {
  const { t } = useTranslation();
  const { contentHash = "" } = useParams();
  // Others write meanwhile, guests too.
  const review = useAnswer("get /api/v1/reviews/:contentHash", { params: { contentHash } }, { everyMs: 20_000 });
  const renderId = review.data?.renderId;
  const render = useAnswer(
    "get /api/v1/renders/:renderId",
    { params: { renderId: renderId ?? "" } },
    { isWanted: renderId !== undefined },
  );
  const shows = render.data?.shows;
  return (
    <Page
      title={shows ? shows.episode.title : t("review.title")}
      about={t("review.about")}
      actions={<Link to={`/review/${contentHash}/compare`}>{t("review.compare.go")}</Link>}
    >
      <Shown asked={review} lines={8}>
        {(data) => <Inside key={contentHash} review={data} />}
      </Shown>
    </Page>
  );
}

function Inside({ review }: { review: Reviewed }) {
  const may = useMay();
  return (
    <div className="review">
      <Watched review={review} />
      <div className="stack">
        <Decide review={review} />
        <Since review={review} />
        <Basis review={review} />
        {may("preview:share") && <Links contentHash={review.contentHash} />}
      </div>
    </div>
  );
}

/** The video, and what people say at its frames. */
function Watched({ review }: { review: Reviewed }) {
  const { t } = useTranslation();
  const remote = useRef<Remote>(null);
  const [frame, setFrame] = useState(0);
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const { contentHash, renderId, state, isCurrent, video, script, threads } = review;
  const pins = useMemo(() => pinsOf(threads), [threads]);
  const pause = useCallback(() => remote.current?.pause(), []);
  return (
    <div className="stack">
      <Panel
        title={t("review.video", { locale: script.locale, format: video.format, version: script.number })}
        action={<Mark state={state} />}
      >
        {!isCurrent && <p className="hint tone-warn small">{t("review.old")}</p>}
        <Player
          ref={remote}
          source={`/api/v1/renders/${renderId}/files/video`}
          format={video.format as Format}
          captions={{ source: `/api/v1/renders/${renderId}/files/vtt`, locale: script.locale }}
          durationFrames={video.durationFrames}
          pins={pins}
          own={{
            drawing: draft.drawing,
            isOpen: draft.isDrawing,
            draw: (drawing) => setDraft({ ...draft, drawing }),
            done: () => setDraft({ ...draft, isDrawing: false }),
          }}
          seen={setFrame}
          choose={({ id }) => setChosen(id)}
        />
        <p className="small quiet">
          {t("review.hash")} <code>{contentHash}</code>
        </p>
      </Panel>
      <Threads
        contentHash={contentHash}
        threads={threads}
        frame={frame}
        draft={draft}
        setDraft={setDraft}
        pause={pause}
        chosen={chosen}
        show={(wanted, id) => {
          setChosen(id);
          remote.current?.goTo(wanted);
        }}
      />
    </div>
  );
}

function Since({ review: { contentHash, sinceApproval, script } }: { review: Reviewed }) {
  const { t } = useTranslation();
  if (!sinceApproval) return null;
  const to = `/review/${contentHash}/compare?with=${sinceApproval.contentHash}`;
  return (
    <Panel title={t("review.since")} action={<Link to={to}>{t("review.compare.see")}</Link>}>
      <Difference difference={sinceApproval.difference} locale={script.locale} />
    </Panel>
  );
}
