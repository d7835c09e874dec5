import { Button, Checkbox, Textarea } from "@mantine/core";
import { MoveUpRight, RectangleHorizontal } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { Fault } from "../../../parts/states/Fault.tsx";
import { firstOf, type Tool } from "../drawn/shapes.ts";
import { timeCode } from "../watch/frames.ts";
import { type Draft, EMPTY, placeOf } from "./draft.ts";

export type Writing = {
  contentHash: string;
  /** The frame that is on the screen now. */
  frame: number;
  draft: Draft;
  setDraft: (draft: Draft) => void;
  pause: () => void;
};

/** Room to say something at the frame on the screen, or about a span, and to point at what is meant. */
export function Write({ contentHash, frame, draft, setDraft, pause }: Writing) {
  const { t } = useTranslation();
  const write = useAct("post /api/v1/reviews/:contentHash/comments");
  const [text, setText] = useState("");
  const [isBlocking, setBlocking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const wasDrawing = useRef(false);
  const place = placeOf(draft, frame);
  const { endFrame } = place;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { drawing } = draft;
    const body = { ...place, text: text.trim(), isBlocking, ...(drawing && { drawing }) };
    await write.mutateAsync({ said: { params: { contentHash }, body } }).then(
      () => {
        setText("");
        setBlocking(false);
        setDraft(EMPTY);
      },
      // It is shown below, and what was typed stays.
      () => {},
    );
  };
  useEffect(() => {
    // Who has drawn goes on to say what is meant by it.
    if (wasDrawing.current && !draft.isDrawing && draft.drawing) field.current?.focus();
    wasDrawing.current = draft.isDrawing;
  }, [draft]);
  const drawWith = (tool: Tool) => {
    pause();
    // What is drawn belongs to what is seen, wherever the video goes meanwhile.
    setDraft({ ...draft, from: draft.from ?? frame, drawing: firstOf(tool), isDrawing: true });
  };
  const at = timeCode(place.frame);
  return (
    <form className="stack tight write not-printed" onSubmit={send}>
      <Textarea
        ref={field}
        label={
          endFrame === undefined
            ? t("review.comments.write", { at })
            : t("review.comments.writeSpan", { from: at, to: timeCode(endFrame) })
        }
        maxLength={4000}
        value={text}
        onFocus={pause}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="row">
        <Button
          variant="default"
          leftSection={<RectangleHorizontal aria-hidden="true" size={18} />}
          onClick={() => drawWith("box")}
        >
          {t("review.draw.box")}
        </Button>
        <Button
          variant="default"
          leftSection={<MoveUpRight aria-hidden="true" size={18} />}
          onClick={() => drawWith("arrow")}
        >
          {t("review.draw.arrow")}
        </Button>
        <Where draft={draft} frame={frame} setDraft={setDraft} />
      </div>
      {draft.drawing && <HowToDraw draft={draft} setDraft={setDraft} />}
      <Checkbox
        label={t("review.comments.blocks")}
        checked={isBlocking}
        onChange={({ currentTarget }) => setBlocking(currentTarget.checked)}
      />
      {write.error && <Fault error={write.error} />}
      <div>
        <Button type="submit" loading={write.isPending} disabled={text.trim() === ""}>
          {t("review.comments.send")}
        </Button>
      </div>
    </form>
  );
}

function Where({ draft, frame, setDraft }: Pick<Writing, "draft" | "frame" | "setDraft">) {
  const { t } = useTranslation();
  const { from } = draft;
  if (from === null) {
    return (
      <Button variant="subtle" onClick={() => setDraft({ ...draft, from: frame })}>
        {t("review.comments.beginHere")}
      </Button>
    );
  }
  return (
    <>
      {frame > from && (
        <Button variant="subtle" onClick={() => setDraft({ ...draft, to: frame })}>
          {t("review.comments.endHere", { at: timeCode(frame) })}
        </Button>
      )}
      {!draft.drawing && (
        <Button variant="subtle" onClick={() => setDraft(EMPTY)}>
          {t("review.comments.follow")}
        </Button>
      )}
    </>
  );
}

function HowToDraw({ draft, setDraft }: Pick<Writing, "draft" | "setDraft">) {
  const { t } = useTranslation();
  return (
    <div className="row hint tone-wait small">
      <p id="draw-how" className="grow" role="status">
        {t(draft.isDrawing ? "review.draw.how" : "review.draw.there")}
      </p>
      <Button
        variant="default"
        onClick={() => setDraft(draft.isDrawing ? { ...draft, isDrawing: false } : { ...draft, isDrawing: true })}
      >
        {t(draft.isDrawing ? "review.draw.done" : "review.draw.change")}
      </Button>
      <Button variant="subtle" onClick={() => setDraft(EMPTY)}>
        {t("review.draw.away")}
      </Button>
    </div>
  );
}
