import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import { Fault } from "../../../parts/states/Fault.tsx";

/** An answer in a thread. */
export function Reply({ commentId }: { commentId: string }) {
  const { t } = useTranslation();
  const reply = useAct("post /api/v1/comments/:commentId/replies");
  const [text, setText] = useState("");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = { params: { commentId }, body: { text: text.trim() } };
    await reply.mutateAsync({ said }).then(
      () => setText(""),
      // It is shown below, and what was typed stays.
      () => {},
    );
  };
  return (
    <form className="row grow" onSubmit={send}>
      <TextInput
        className="grow"
        aria-label={t("review.comments.answer")}
        placeholder={t("review.comments.answer")}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {text.trim() !== "" && (
        <Button type="submit" loading={reply.isPending}>
          {t("review.comments.reply")}
        </Button>
      )}
      {reply.error && <Fault error={reply.error} />}
    </form>
  );
}
