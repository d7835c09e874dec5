import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../api/account.ts";
import { useAll, useAnswer } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";
import { Panel } from "../../parts/Panel.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Fault } from "../../parts/states/Fault.tsx";
import { Loading } from "../../parts/states/Loading.tsx";
import { When } from "../../parts/When.tsx";
import { type Todo, todosOf } from "./todos.ts";

type Episode = ItemOf<"get /api/v1/campaigns/:campaignId/episodes">;
const SHOWN = 8;

/** What waits for whoever is signed in. */
export function Todos({ slots, episodes }: { slots: readonly Slot[]; episodes: readonly Episode[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const queue = useAnswer("get /api/v1/reviews/queue", { query: { limit: "20" } });
  const tasks = useAll("get /api/v1/tasks", { query: { limit: "50" } });
  const failed = useAnswer("get /api/v1/renders", { query: { state: "failed", limit: "5" } });
  const hands = {
    decides: may("slot:decide"),
    closesTasks: may("task:close"),
    writes: may("script:write"),
    renders: may("render:request"),
  };
  const error = queue.error ?? tasks.error;
  const facts = {
    queue: queue.data,
    tasks: tasks.data ?? [],
    failedRenders: failed.data?.items ?? [],
    slots,
    episodes,
  };
  const todos = todosOf(facts, hands);
  return (
    <Panel title={t("home.today")}>
      {error ? (
        <Fault error={error} again={() => void queue.refetch()} />
      ) : queue.isPending || tasks.isPending ? (
        <Loading />
      ) : todos.length === 0 ? (
        <Empty title={t("home.todayNone")}>{t("home.todayNoneWords")}</Empty>
      ) : (
        <ul className="plain todos">
          {todos.slice(0, SHOWN).map((todo) => (
            <Line key={todo.id} todo={todo} />
          ))}
        </ul>
      )}
      {todos.length > SHOWN && <p className="quiet small">{t("home.more", { count: todos.length - SHOWN })}</p>}
    </Panel>
  );
}

function Line({ todo: { says, values, to, at } }: { todo: Todo }) {
  const { t } = useTranslation();
  const words = says === "task" ? String(values["reason"]) : t(`todo.${says}Why`, values);
  return (
    <li>
      <Link to={to} className="todo">
        <span className="todo-title">{t(`todo.${says}`, values)}</span>
        <span className="quiet small">
          {words} {at && <When at={at} isAgo />}
        </span>
      </Link>
    </li>
  );
}
