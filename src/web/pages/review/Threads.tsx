import { Button, Checkbox, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAct } from "../../api/answers.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { timeCode } from "./frames.ts";
import type { Reviewed } from "./reviewed.ts";
import { Thread } from "./Thread.tsx";

type Parts = {
  contentHash: string;
  threads: Reviewed["threads"];
  /** The frame that is on the screen now. */
  frame: number;
  show: (frame: number) => void;
};

/** What people said at which frame, and room to say something at the one on the screen. */
export function Threads({ contentHash, threads, frame, show }: Parts) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Panel title={t("review.comments.title")}>
      {threads.length === 0 ? (
        <Empty title={t("review.comments.none")} />
      ) : (
        <ul className="plain stack">
          {threads.map((thread) => (
            <Thread key={thread.id} thread={thread} show={show} />
          ))}
        </ul>
      )}
      {may("review:comment") && <Write contentHash={contentHash} frame={frame} />}
    </Panel>
  );
}

function Write({ contentHash, frame }: Pick<Parts, "contentHash" | "frame">) {
  const { t } = useTranslation();
  const write = useAct("post /api/v1/reviews/:contentHash/comments");
  const [text, setText] = useState("");
  const [isBlocking, setBlocking] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const body = { frame, text: text.trim(), isBlocking };
    await write.mutateAsync({ said: { params: { contentHash }, body } }).then(
      () => {
        setText("");
        setBlocking(false);
      },
      // It is shown below, and what was typed stays.
      () => {},
    );
  };
  return (
    <form className="stack tight" onSubmit={send}>
      <Textarea
        label={t("review.comments.write", { at: timeCode(frame) })}
        maxLength={4000}
        autosize
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Checkbox
        label={t("review.comments.blocks")}
        checked={isBlocking}
        onChange={({ currentTarget }) => setBlocking(currentTarget.checked)}
      />
      {write.error && <Fault error={write.error} />}
      <div>
        <Button type="submit" variant="default" loading={write.isPending} disabled={text.trim() === ""}>
          {t("review.comments.send")}
        </Button>
      </div>
    </form>
  );
}
