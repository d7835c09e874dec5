import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAll } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { ConsentLine } from "./ConsentLine.tsx";
import { AddPresenter, EditPresenter, GrantConsent } from "./presenter-forms.tsx";

type Presenter = ItemOf<"get /api/v1/presenters">;
type Open = { what: "add" } | { what: "edit" | "grant"; presenter: Presenter };

/** Whose face and name are in the videos, and what each agreed to. */
export function Presenters() {
  const { t } = useTranslation();
  const mayEdit = useMay()("presenter:edit");
  const presenters = useAll("get /api/v1/presenters", { query: { limit: "100" } });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Panel
      title={t("people.part.presenters")}
      about={t("people.consentMeans")}
      action={mayEdit && <Button onClick={() => setOpen({ what: "add" })}>{t("people.addPresenter")}</Button>}
    >
      <Shown asked={presenters}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("people.noPresenters")}>{t("people.noPresentersWords")}</Empty>
          ) : (
            <ul className="plain items">
              {items.map((presenter) => (
                <Line key={presenter.id} presenter={presenter} open={mayEdit ? setOpen : null} />
              ))}
            </ul>
          )
        }
      </Shown>
      <Modal opened={open?.what === "add"} onClose={close} title={t("people.addPresenter")}>
        {open?.what === "add" && <AddPresenter close={close} />}
      </Modal>
      <Modal
        opened={open !== null && open.what !== "add"}
        onClose={close}
        title={open && open.what !== "add" ? open.presenter.name : ""}
      >
        {open?.what === "edit" && <EditPresenter presenter={open.presenter} close={close} />}
        {open?.what === "grant" && <GrantConsent presenter={open.presenter} close={close} />}
      </Modal>
    </Panel>
  );
}

function Line({ presenter, open }: { presenter: Presenter; open: ((open: Open) => void) | null }) {
  const { t } = useTranslation();
  const { name, role, consents } = presenter;
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <strong>{name}</strong>
          <br />
          <span className="quiet small">{role}</span>
        </span>
        {open && (
          <span className="row">
            <Button
              variant="default"
              aria-label={t("people.grantNamed", { name })}
              onClick={() => open({ what: "grant", presenter })}
            >
              {t("people.grant")}
            </Button>
            <Button
              variant="default"
              aria-label={t("people.editNamed", { name })}
              onClick={() => open({ what: "edit", presenter })}
            >
              {t("people.edit")}
            </Button>
          </span>
        )}
      </div>
      {consents.length === 0 && (
        <div>
          <Mark state="missing" words={t("people.noConsent")} />
        </div>
      )}
      {consents.map((consent) => (
        <ConsentLine key={consent.id} consent={consent} name={name} />
      ))}
    </li>
  );
}
