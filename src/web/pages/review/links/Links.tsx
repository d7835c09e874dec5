import { Button, CopyButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccount, useMay } from "../../../api/account.ts";
import { useAct, useAnswer } from "../../../api/answers.ts";
import type { ItemOf } from "../../../api/calls.ts";
import { Mark } from "../../../parts/Mark.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { Empty } from "../../../parts/states/Empty.tsx";
import { Fault } from "../../../parts/states/Fault.tsx";
import { When } from "../../../parts/When.tsx";
import { NewLink } from "./NewLink.tsx";

type One = ItemOf<"get /api/v1/reviews/:contentHash/preview-links">;

/** Who outside may watch these bytes by an address of their own, and until when. */
export function Links({ contentHash }: { contentHash: string }) {
  const { t } = useTranslation();
  const [isMaking, setMaking] = useState(false);
  const links = useAnswer("get /api/v1/reviews/:contentHash/preview-links", { params: { contentHash } });
  return (
    <Panel title={t("review.links.title")} about={t("review.links.about")} className="not-printed">
      <Shown asked={links}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("review.links.none")} />
          ) : (
            <ul className="plain threads">
              {items.map((link) => (
                <OneLink key={link.id} link={link} />
              ))}
            </ul>
          )
        }
      </Shown>
      {isMaking ? (
        <NewLink contentHash={contentHash} close={() => setMaking(false)} />
      ) : (
        <div>
          <Button variant="default" onClick={() => setMaking(true)}>
            {t("review.links.make")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function OneLink({ link }: { link: One }) {
  const { t } = useTranslation();
  const { madeFor, scope, hasPassword, createdBy, expiresAt, revokedAt, comments, path } = link;
  const state = revokedAt ? "revoked" : path === null ? "over" : "open";
  return (
    <li className="thread stack tight">
      <div className="row apart">
        <strong dir="auto">{madeFor}</strong>
        <Mark
          state={state}
          tone={state === "open" ? "good" : "calm"}
          words={state === "open" ? t(`review.links.${scope}`) : t(`review.links.${state}`)}
        />
      </div>
      <p className="small quiet">
        {t("review.links.by", { name: createdBy.name })}, {t(revokedAt ? "review.links.ended" : "review.links.until")}{" "}
        <When at={revokedAt ?? expiresAt} />
        {hasPassword && `, ${t("review.links.hasPassword")}`}
        {comments > 0 && `, ${t("review.links.comments", { count: comments })}`}
      </p>
      {path !== null && revokedAt === null && <Open link={link} address={`${window.location.origin}${path}`} />}
    </li>
  );
}

function Open({ link: { id, madeFor, createdBy }, address }: { link: One; address: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useAccount();
  const [isSure, setSure] = useState(false);
  const revoke = useAct("delete /api/v1/preview-links/:linkId");
  const mayEnd = may("preview:revoke-any") || createdBy.id === data?.person.id;
  return (
    <>
      <code className="address">{address}</code>
      <div className="row">
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} aria-label={t("review.links.copyNamed", { name: madeFor })}>
              <span aria-live="polite">{t(copied ? "review.links.copied" : "review.links.copy")}</span>
            </Button>
          )}
        </CopyButton>
        {mayEnd && !isSure && (
          <Button
            variant="subtle"
            onClick={() => setSure(true)}
            aria-label={t("review.links.endNamed", { name: madeFor })}
          >
            {t("review.links.end")}
          </Button>
        )}
      </div>
      {isSure && (
        <div className="hint tone-warn stack tight">
          <p>{t("review.links.endMeans")}</p>
          <div className="row">
            <Button
              color="red"
              className="dangerous"
              loading={revoke.isPending}
              onClick={() => revoke.mutate({ said: { params: { linkId: id } } })}
            >
              {t("review.links.endNow")}
            </Button>
            <Button variant="default" autoFocus onClick={() => setSure(false)}>
              {t("review.links.keep")}
            </Button>
          </div>
        </div>
      )}
      {revoke.error && <Fault error={revoke.error} />}
    </>
  );
}
