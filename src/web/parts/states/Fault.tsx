import { Button } from "@mantine/core";
import { CloudAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { OfflineError, ProblemError } from "../../api/problem.ts";
import { NotAllowed } from "./NotAllowed.tsx";
import "./states.css";

/** What went wrong in plain words, and the way out. */
export function Fault({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation();
  if (error instanceof ProblemError && error.status === 403) return <NotAllowed words={error.message} />;
  return (
    <div className="fault" role="alert">
      <CloudAlert aria-hidden="true" />
      <div className="stack">
        <p>{wordsFor(error, t("states.fault"), t("states.offline"))}</p>
        {error instanceof ProblemError && error.requestId && (
          <p className="small quiet">{t("states.requestId", { id: error.requestId })}</p>
        )}
        {again && (
          <div>
            <Button variant="default" onClick={again}>
              {t("states.again")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function wordsFor(error: unknown, unknown: string, offline: string): string {
  if (error instanceof ProblemError) return error.message;
  return error instanceof OfflineError ? offline : unknown;
}
