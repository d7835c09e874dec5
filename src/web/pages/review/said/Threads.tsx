import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/account.ts";
import { Panel } from "../../../parts/Panel.tsx";
import { Empty } from "../../../parts/states/Empty.tsx";
import type { Reviewed } from "../reviewed.ts";
import { Thread } from "./Thread.tsx";
import { Write, type Writing } from "./Write.tsx";

type Parts = Writing & {
  threads: Reviewed["threads"];
  /** The comment that was chosen on the timeline. */
  chosen: string | null;
  show: (frame: number, id: string) => void;
};

/** What people said at which frame, what is open first, and room to say something at the one on the screen. */
export function Threads({ threads, chosen, show, ...writing }: Parts) {
  const { t } = useTranslation();
  const may = useMay();
  const isSettled = ({ resolvedAt }: Reviewed["threads"][number]) => Number(resolvedAt !== null);
  const sorted = [...threads].sort((a, b) => isSettled(a) - isSettled(b));
  return (
    <Panel title={t("review.comments.title")} className="comments">
      {may("review:comment") && <Write {...writing} />}
      {threads.length === 0 ? (
        <Empty title={t("review.comments.none")}>{t("review.comments.noneYet")}</Empty>
      ) : (
        <ul className="plain threads">
          {sorted.map((thread) => (
            <Thread key={thread.id} thread={thread} isChosen={thread.id === chosen} show={show} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
