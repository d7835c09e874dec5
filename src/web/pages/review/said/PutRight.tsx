import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { Fault } from "../../../parts/states/Fault.tsx";

type Parts = { comment: { id: string; text: string; version: number }; close: () => void };

/** One's own words once more, to put a slip right. */
export function PutRight({ comment: { id, text: before, version }, close }: Parts) {
  const { t } = useTranslation();
  const edit = useAct("patch /api/v1/comments/:commentId");
  const [text, setText] = useState(before);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const said = { params: { commentId: id }, body: { text: text.trim() } };
    // What is refused is shown below, and what was typed stays.
    await edit.mutateAsync({ said, extra: { version } }).then(close, () => {});
  };
  return (
    <form className="stack tight" onSubmit={save}>
      <Textarea
        label={t("review.comments.yourWords")}
        maxLength={4000}
        value={text}
        autoFocus
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {edit.error && <Fault error={edit.error} />}
      <div className="row">
        <Button type="submit" loading={edit.isPending} disabled={text.trim() === ""}>
          {t("review.comments.save")}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t("review.comments.leave")}
        </Button>
      </div>
    </form>
  );
}
