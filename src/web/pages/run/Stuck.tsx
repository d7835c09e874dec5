import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAll, useAnswer } from "../../api/answers.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";
import { MailLine } from "./MailLine.tsx";
import { RenderLine } from "./RenderLine.tsx";

const LOOK_MS = 15_000;
const NOBODY: readonly never[] = [];

/** Jobs that were tried as often as they may be and put aside: nothing tries them again until somebody does. */
export function Stuck() {
  const { t } = useTranslation();
  const mayRead = useMay()("mail:read");
  const options = { everyMs: LOOK_MS };
  const failed = useAnswer("get /api/v1/renders", { query: { state: "failed", limit: "50" } }, options);
  const unfit = useAnswer("get /api/v1/renders", { query: { state: "qc_failed", limit: "50" } }, options);
  const tasks = useAll("get /api/v1/tasks", { query: { limit: "50" } }, options);
  const mailOptions = { ...options, isWanted: mayRead };
  const lost = useAnswer("get /api/v1/mails", { query: { state: "failed", limit: "50" } }, mailOptions);
  const unsure = useAnswer("get /api/v1/mails", { query: { state: "unknown", limit: "50" } }, mailOptions);
  const mails = [...(lost.data?.items ?? NOBODY), ...(unsure.data?.items ?? NOBODY)];
  const renders = [...(failed.data?.items ?? NOBODY), ...(unfit.data?.items ?? NOBODY)];
  return (
    <Panel title={t("run.stuck")} about={t("run.stuckMeans")}>
      <Shown asked={failed}>
        {() =>
          renders.length + mails.length + (tasks.data?.length ?? 0) === 0 ? (
            <Empty title={t("run.nothingStuck")}>{t("run.nothingStuckWords")}</Empty>
          ) : (
            <ul className="plain items">
              {renders.map((render) => (
                <RenderLine key={render.id} render={render} isFollowed={false} />
              ))}
              {tasks.data?.map(({ id, reason, episode, channel, createdAt }) => (
                <li key={id} className="row apart">
                  <span className="grow">
                    <strong>{episode?.title ?? channel ?? t("run.aTask")}</strong> {reason}{" "}
                    <span className="quiet small">
                      <When at={createdAt} isAgo />
                    </span>
                  </span>
                  <Link to="/deliver">{t("place.deliver")}</Link>
                </li>
              ))}
              {mails.map((mail) => (
                <MailLine key={mail.id} mail={mail} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}
