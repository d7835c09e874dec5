import { Button, NativeSelect } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAll, useAnswer } from "../../api/answers.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { When } from "../../parts/When.tsx";
import { useAround } from "./around.ts";
import { differencesOf, type PartDifference } from "./differences.ts";
import { Pieces } from "./Pieces.tsx";
import type { Episode, Head, Script } from "./script.ts";
import { fieldName, kindName } from "./words.ts";

const MINE = "mine";

/** Every version with who wrote in it, and what one says differently from another. */
export default function History({ episode, locale }: { episode: Episode; locale: string }) {
  const { t } = useTranslation();
  const params = { episodeId: episode.id, locale };
  const heads = useAll("get /api/v1/episodes/:episodeId/scripts/:locale/versions", { params, query: { limit: "100" } });
  return (
    <Shown asked={heads} lines={6}>
      {(versions) =>
        versions.length === 0 ? (
          <Panel title={t("write.history.title")}>
            <Empty title={t("write.history.none")} />
          </Panel>
        ) : (
          <Versions versions={versions} />
        )
      }
    </Shown>
  );
}

function Versions({ versions }: { versions: readonly Head[] }) {
  const { t } = useTranslation();
  const { script, isLocked, replace } = useAround();
  const [older, setOlder] = useState(versions[1]?.id ?? versions[0]?.id ?? "");
  const [newer, setNewer] = useState(MINE);
  const before = useVersion(older);
  const after = useVersion(newer === MINE ? "" : newer);
  const nameOf = ({ number, state }: Head) => t("write.history.name", { number, state: t(`state.${state}`) });
  const options = versions.map((head) => ({ value: head.id, label: nameOf(head) }));
  return (
    <>
      <Panel title={t("write.history.title")}>
        <div className="scrolls">
          <table className="lines">
            <thead>
              <tr>
                <th>{t("write.history.version")}</th>
                <th>{t("write.history.state")}</th>
                <th>{t("write.history.when")}</th>
                <th>{t("write.history.who")}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ id, number, state, createdAt, authors }) => (
                <tr key={id}>
                  <td>{number}</td>
                  <td>
                    <Mark state={state} />
                  </td>
                  <td>
                    <When at={createdAt} isAgo />
                  </td>
                  <td>{authors.map(({ name }) => name).join(", ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel title={t("write.history.difference")}>
        <div className="row">
          <NativeSelect
            label={t("write.history.from")}
            data={options}
            value={older}
            onChange={({ currentTarget }) => setOlder(currentTarget.value)}
          />
          <NativeSelect
            label={t("write.history.to")}
            data={[{ value: MINE, label: t("write.history.mine") }, ...options]}
            value={newer}
            onChange={({ currentTarget }) => setNewer(currentTarget.value)}
          />
        </div>
        <Shown asked={before} lines={6}>
          {(was) => {
            const is = newer === MINE ? script : after.data?.body;
            return (
              <>
                {is && <Difference before={was.body} after={is} />}
                <div>
                  <Button variant="default" disabled={isLocked} onClick={() => replace(was.body)}>
                    {t("write.history.bringBack", { number: was.number })}
                  </Button>
                </div>
              </>
            );
          }}
        </Shown>
      </Panel>
    </>
  );
}

function useVersion(versionId: string) {
  return useAnswer("get /api/v1/script-versions/:versionId", { params: { versionId } }, { isWanted: versionId !== "" });
}

/** What one text says differently from another, part by part. */
function Difference({ before, after }: { before: Script; after: Script }) {
  const { t } = useTranslation();
  const parts = differencesOf(before, after);
  if (parts.length === 0) return <p role="status">{t("write.history.same")}</p>;
  return (
    <ul className="plain stack">
      {parts.map((part) => (
        <li key={part.key} className="write-changed stack tight">
          <h3 className="row">
            {partName(part, t)} <Mark state={part.how} tone={TONES[part.how]} words={t(`write.history.${part.how}`)} />
          </h3>
          <dl>
            {part.fields.map(({ name, pieces }) => (
              <div key={name}>
                <dt className="small quiet">
                  {name
                    .split(" ")
                    .map((one, at) => (at === 0 ? fieldName(one) : one))
                    .join(" ")}
                </dt>
                <dd>
                  <Pieces pieces={pieces} locale={after.locale} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

const TONES = { added: "good", removed: "bad", changed: "wait", moved: "calm" } as const;

function partName({ part, at, kind }: PartDifference, t: TFunction): string {
  if (part === "about") return t("write.aboutEpisode");
  if (part === "claim") return t("write.facts.fact", { number: at + 1 });
  return t("write.scene", { number: at + 1, kind: kindName(kind) });
}
