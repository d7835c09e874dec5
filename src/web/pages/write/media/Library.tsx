import { useTranslation } from "react-i18next";
import { useAll } from "../../../api/answers.ts";
import type { ItemOf } from "../../../api/calls.ts";
import { Mark } from "../../../parts/Mark.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { Empty } from "../../../parts/states/Empty.tsx";
import { useAround } from "../around.ts";
import type { Media } from "../script.ts";
import { Bring } from "./Bring.tsx";
import { Tiles } from "./Tiles.tsx";

type Presenter = ItemOf<"get /api/v1/presenters">;

/** All files that were brought, and whether whoever is seen in this episode agreed to it. */
export default function Library({ media }: { media: readonly Media[] }) {
  const { t } = useTranslation();
  const { script } = useAround();
  const presenters = useAll("get /api/v1/presenters", { query: { limit: "100" } });
  return (
    <>
      <Panel title={t("write.media.consent")} about={t("write.media.consentMeans")}>
        <Shown asked={presenters} lines={2}>
          {(items) => {
            const seen = items.filter(({ slug }) => slug === script.presenter);
            if (seen.length === 0) return <p className="quiet">{t("write.media.nobody")}</p>;
            return (
              <ul className="plain stack tight">
                {seen.map((presenter) => (
                  <li key={presenter.id} className="row">
                    <strong>{presenter.name}</strong> <Consent presenter={presenter} />
                  </li>
                ))}
              </ul>
            );
          }}
        </Shown>
      </Panel>
      <Panel title={t("write.media.title")} about={t("write.media.about")}>
        <Bring />
        {media.length === 0 ? (
          <Empty title={t("write.media.none")}>{t("write.media.noneWords")}</Empty>
        ) : (
          <Tiles media={media} />
        )}
      </Panel>
    </>
  );
}

function Consent({ presenter: { consents } }: { presenter: Presenter }) {
  const { t } = useTranslation();
  const now = new Date().toISOString();
  const holds = consents.find(
    ({ withdrawnAt, expiresAt }) => withdrawnAt === null && (expiresAt === null || expiresAt > now),
  );
  if (!holds) return <Mark state="no-consent" tone="bad" words={t("write.media.noConsent")} />;
  const until = holds.expiresAt?.slice(0, 10);
  return (
    <Mark
      state="consent"
      tone="good"
      words={until ? t("write.media.agreedUntil", { on: until }) : t("write.media.agreed")}
    />
  );
}
