import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccount, useMay } from "../../../api/account.ts";
import { useAct } from "../../../api/answers.ts";
import { Mark } from "../../../parts/Mark.tsx";
import { Fault } from "../../../parts/states/Fault.tsx";
import { When } from "../../../parts/When.tsx";
import type { Reviewed } from "../reviewed.ts";
import { timeCode } from "../watch/frames.ts";
import { PutRight } from "./PutRight.tsx";
import { Reply } from "./Reply.tsx";

type One = Reviewed["threads"][number];
type Said = One | One["replies"][number];
type Parts = { thread: One; isChosen: boolean; show: (frame: number, id: string) => void };

// As long as the server allows it; it has the last word.
const EDITABLE_MS = 15 * 60_000;

/** One comment with its answers: where it stands, whether it stops anything, and whether it is settled. */
export function Thread({ thread, isChosen, show }: Parts) {
  const { t } = useTranslation();
  const may = useMay();
  const item = useRef<HTMLLIElement>(null);
  const settle = useAct("post /api/v1/comments/:commentId/resolution");
  const reopen = useAct("delete /api/v1/comments/:commentId/resolution");
  const { id, isBlocking, resolvedAt, replies } = thread;
  const said = { params: { commentId: id } };
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <li ref={item} className={isChosen ? "thread chosen stack tight" : "thread stack tight"} aria-current={isChosen}>
      <div className="row apart">
        <Author said={thread} />
        {resolvedAt ? (
          <Mark state="done" words={t("review.comments.settled")} />
        ) : (
          isBlocking && <Mark state="held" words={t("review.comments.blocking")} />
        )}
      </div>
      <Words said={thread} isAnswered={replies.length > 0} />
      <Place thread={thread} show={show} />
      {replies.length > 0 && (
        <ul className="plain replies stack tight">
          {replies.map((reply) => (
            <li key={reply.id} className="stack tight">
              <Author said={reply} />
              <Words said={reply} isAnswered={false} />
            </li>
          ))}
        </ul>
      )}
      {may("review:comment") && (
        <div className="row not-printed">
          <Reply commentId={id} />
          <Button
            variant="default"
            loading={settle.isPending || reopen.isPending}
            onClick={() => (resolvedAt ? reopen : settle).mutate({ said })}
          >
            {t(resolvedAt ? "review.comments.reopen" : "review.comments.settle")}
          </Button>
          {(settle.error ?? reopen.error) && <Fault error={settle.error ?? reopen.error} />}
        </div>
      )}
    </li>
  );
}

function Author({ said: { by, isGuest, createdAt, editedAt } }: { said: Said }) {
  const { t } = useTranslation();
  return (
    <span>
      <strong>{by.name}</strong> {isGuest && <Mark state="draft" words={t("review.comments.guest")} />}{" "}
      <span className="quiet small">
        <When at={createdAt} isAgo />
        {editedAt && ` ${t("review.comments.edited")}`}
      </span>
    </span>
  );
}

/** What was said; for a short while whoever said it may put it right. */
function Words({ said: { id, text, by, version, createdAt }, isAnswered }: { said: Said; isAnswered: boolean }) {
  const { t } = useTranslation();
  const { data } = useAccount();
  const [isOpen, setOpen] = useState(false);
  const isYoung = Date.now() - new Date(createdAt).getTime() < EDITABLE_MS;
  if (isOpen) return <PutRight comment={{ id, text, version }} close={() => setOpen(false)} />;
  return (
    <>
      <p className="said" dir="auto">
        {text}
      </p>
      {data?.person.id === by.id && isYoung && !isAnswered && (
        <div className="not-printed">
          <Button variant="subtle" size="compact-sm" className="tall" onClick={() => setOpen(true)}>
            {t("review.comments.putRight")}
          </Button>
        </div>
      )}
    </>
  );
}

function Place({ thread: { id, place, words, drawing }, show }: Pick<Parts, "thread" | "show">) {
  const { t } = useTranslation();
  if (place.is === "lost") return <p className="small quiet">{t("review.comments.lost", { words: words ?? "" })}</p>;
  const at = timeCode(place.frame);
  return (
    <div className="row">
      <Button variant="subtle" size="compact-sm" className="tall" onClick={() => show(place.frame, id)}>
        {place.endFrame === null
          ? t("review.comments.show", { at })
          : t("review.comments.showSpan", { at, to: timeCode(place.endFrame) })}
      </Button>
      {drawing && <span className="quiet small">{t(`review.draw.with.${drawing.kind}`)}</span>}
      {place.is === "carried" && <span className="quiet small">{t("review.comments.carried")}</span>}
    </div>
  );
}
