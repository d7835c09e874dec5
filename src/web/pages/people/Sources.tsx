import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/account.ts";
import { useAll } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import { Mark } from "../../parts/Mark.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { dayWords } from "../../parts/times.ts";
import { Recall } from "./Recall.tsx";
import { checkOf } from "./source-check.ts";
import { AddSource, EditSource } from "./source-forms.tsx";

type Source = ItemOf<"get /api/v1/sources">;
type Open = { what: "add" } | { what: "edit" | "recall"; source: Source };

/** Where the advice comes from: when each page was read, when it is to be read again, and the way to recall it. */
export function Sources() {
  const { t } = useTranslation();
  const may = useMay();
  const sources = useAll("get /api/v1/sources", { query: { limit: "100" } });
  const [open, setOpen] = useState<Open | null>(null);
  const [wanted, setWanted] = useState("");
  const close = () => setOpen(null);
  const fits = ({ id, publisher, title }: Source) =>
    `${id} ${publisher} ${title}`.toLowerCase().includes(wanted.trim().toLowerCase());
  return (
    <Panel
      title={t("people.part.sources")}
      about={t("people.sourcesMean")}
      action={may("script:write") && <Button onClick={() => setOpen({ what: "add" })}>{t("people.addSource")}</Button>}
    >
      <Shown asked={sources} lines={6}>
        {(items) =>
          items.length === 0 ? (
            <Empty title={t("people.noSources")} />
          ) : (
            <>
              <TextInput
                label={t("people.findSource")}
                value={wanted}
                onChange={({ currentTarget }) => setWanted(currentTarget.value)}
              />
              <ul className="plain items">
                {items.filter(fits).map((source) => (
                  <Line key={source.id} source={source} open={setOpen} />
                ))}
              </ul>
            </>
          )
        }
      </Shown>
      <Modal opened={open?.what === "add"} onClose={close} title={t("people.addSource")}>
        {open?.what === "add" && <AddSource sources={sources.data ?? []} close={close} />}
      </Modal>
      <Modal
        opened={open !== null && open.what !== "add"}
        onClose={close}
        size="lg"
        title={open && open.what !== "add" ? open.source.title : ""}
      >
        {open?.what === "edit" && <EditSource source={open.source} close={close} />}
        {open?.what === "recall" && <Recall source={open.source} />}
      </Modal>
    </Panel>
  );
}

function Line({ source, open }: { source: Source; open: (open: Open) => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const { id, publisher, title, url, readOn, nextCheckOn, basedOn, supersededBy } = source;
  const check = checkOf(nextCheckOn, new Date());
  return (
    <li className="stack tight">
      <div className="row apart">
        <span className="grow">
          <a href={url} target="_blank" rel="noopener noreferrer">
            {title}
          </a>
          <br />
          <span className="quiet small">
            {publisher}; <code>{id}</code>
            {basedOn && `; ${t("people.restates", { id: basedOn })}`}
            {supersededBy && `; ${t("people.supersededBy", { id: supersededBy })}`}
          </span>
        </span>
        <Mark
          state="draft"
          tone={check === "overdue" ? "bad" : check === "soon" ? "warn" : "calm"}
          words={t(`people.check.${check}`, { day: dayWords(`${nextCheckOn}T12:00:00Z`, "UTC") })}
        />
        <span className="row">
          {may("script:write") && (
            <Button
              variant="default"
              aria-label={t("people.editNamed", { name: title })}
              onClick={() => open({ what: "edit", source })}
            >
              {t("people.edit")}
            </Button>
          )}
          {may("source:recall") && (
            <Button
              variant="default"
              aria-label={t("people.recallNamed", { name: title })}
              onClick={() => open({ what: "recall", source })}
            >
              {t("people.recall")}
            </Button>
          )}
        </span>
      </div>
      <p className="quiet small">{t("people.readOn", { day: dayWords(`${readOn}T12:00:00Z`, "UTC") })}</p>
    </li>
  );
}
