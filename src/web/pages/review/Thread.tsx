import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { When } from "../../parts/When.tsx";
import { timeCode } from "./frames.ts";
import type { Reviewed } from "./reviewed.ts";

type Parts = { thread: Reviewed["threads"][number]; show: (frame: number) => void };

/** One comment with its answers: where it stands, whether it stops anything, and whether it is settled. */
export function Thread({ thread, show }: Parts) {
  const { t } = useTranslation();
  const may = useMay();
  const settle = useAct("post /api/v1/comments/:commentId/resolution");
  const reopen = useAct("delete /api/v1/comments/:commentId/resolution");
  const { id, text, by, isGuest, isBlocking, resolvedAt, place, words, replies, createdAt } = thread;
  const said = { params: { commentId: id } };
  return (
    <li className="thread stack tight">
      <div className="row apart">
        <span>
          <strong>{by.name}</strong> {isGuest && <span className="quiet small">{t("review.comments.guest")}</span>}{" "}
          <span className="quiet small">
            <When at={createdAt} isAgo />
          </span>
        </span>
        {resolvedAt ? (
          <Mark state="done" words={t("review.comments.settled")} />
        ) : (
          isBlocking && <Mark state="held" words={t("review.comments.blocking")} />
        )}
      </div>
      <p>{text}</p>
      {place.is === "lost" ? (
        <p className="small quiet">{t("review.comments.lost", { words: words ?? "" })}</p>
      ) : (
        <div>
          <Button variant="subtle" size="compact-sm" className="tall" onClick={() => show(place.frame)}>
            {t("review.comments.show", { at: timeCode(place.frame) })}
          </Button>
        </div>
      )}
      {replies.length > 0 && (
        <ul className="plain replies stack tight">
          {replies.map((reply) => (
            <li key={reply.id}>
              <strong>{reply.by.name}</strong> {reply.text}
            </li>
          ))}
        </ul>
      )}
      {may("review:comment") && (
        <div className="stack tight">
          <Reply commentId={id} />
          <div>
            <Button
              variant="default"
              loading={settle.isPending || reopen.isPending}
              onClick={() => (resolvedAt ? reopen : settle).mutate({ said })}
            >
              {t(resolvedAt ? "review.comments.reopen" : "review.comments.settle")}
            </Button>
          </div>
          {(settle.error ?? reopen.error) && <Fault error={settle.error ?? reopen.error} />}
        </div>
      )}
    </li>
  );
}

function Reply({ commentId }: { commentId: string }) {
  const { t } = useTranslation();
  const reply = useAct("post /api/v1/comments/:commentId/replies");
  const [text, setText] = useState("");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = { params: { commentId }, body: { text: text.trim() } };
    await reply.mutateAsync({ said }).then(
      () => setText(""),
      () => {},
    );
  };
  return (
    <form className="row" onSubmit={send}>
      <TextInput
        className="grow"
        aria-label={t("review.comments.answer")}
        placeholder={t("review.comments.answer")}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={reply.isPending} disabled={text.trim() === ""}>
        {t("review.comments.send")}
      </Button>
      {reply.error && <Fault error={reply.error} />}
    </form>
  );
}
