import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "../api/problem.ts";
import { Fault } from "./states/Fault.tsx";

type Parts = {
  /** What it does, as the button says it. */
  name: string;
  /** What comes of it, shown before anything is done. */
  children: ReactNode;
  /** Whether a reason is asked for, may be given, or is not wanted. */
  reason: "needed" | "optional" | "none";
  isDangerous?: boolean;
  isReady?: boolean;
  /** Said when it is done; null where the act says it itself. */
  said: string | null;
  act: (reason: string) => Promise<unknown>;
  done: () => void;
  /** Leaves it undone; without it, what stands around the form does. */
  cancel?: () => void;
};

/** Something that is done with a reason, after what comes of it was shown. What fails says why, and nothing typed is lost. */
export function ActForm({
  name,
  children,
  reason,
  isDangerous = false,
  isReady = true,
  said,
  act,
  done,
  cancel,
}: Parts) {
  const { t } = useTranslation();
  const id = useId();
  const [words, setWords] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isMissing = reason === "needed" && words.trim() === "";

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await act(words.trim());
      if (said !== null) notifications.show({ message: said });
      done();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const isStale = error instanceof ProblemError && error.status === 412;
  return (
    <form className="stack act-form" onSubmit={send} aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      <div className="stack tight">{children}</div>
      {reason !== "none" && (
        <Textarea
          label={t("act.reason")}
          description={t("act.reasonWhy")}
          required={reason === "needed"}
          maxLength={500}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
          error={error instanceof ProblemError ? error.fields["reason"] : undefined}
        />
      )}
      {isStale && <p className="small">{t("act.stale")}</p>}
      {error !== null && <Fault error={error} />}
      <div className="row">
        <Button
          type="submit"
          loading={isBusy}
          disabled={!isReady || isMissing}
          {...(isDangerous ? { color: "red", className: "dangerous" } : {})}
        >
          {name}
        </Button>
        {cancel && (
          <Button variant="default" onClick={cancel}>
            {t("act.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}
