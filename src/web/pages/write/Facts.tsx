import { Button, Modal, NativeSelect, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Panel } from "../../parts/Panel.tsx";
import { useAround } from "./around.ts";
import { SourceLine } from "./Beside.tsx";
import { freeId } from "./edits.ts";
import { findingsIn } from "./findings.ts";
import { NewSource } from "./NewSource.tsx";
import { Notes } from "./Notes.tsx";

const MOST_CLAIMS = 20;

/** What the video claims, each fact with the source that it rests on. */
export function Facts() {
  const { t } = useTranslation();
  const { script, sources, findings, isLocked, put } = useAround();
  const { claims } = script;
  const [isAdding, adding] = useDisclosure(false);
  const add = () =>
    put(["claims"], [...claims, { id: freeId("fact", claims), text: "", source: sources[0]?.id ?? "" }]);
  return (
    <Panel title={t("write.facts.title")} about={t("write.facts.about")}>
      {claims.length === 0 && <p className="quiet">{t("write.facts.none")}</p>}
      <ul className="plain stack">
        {claims.map(({ id, text, source }, index) => {
          const path = ["claims", String(index)];
          const own = findingsIn(findings, path.join("."));
          return (
            <li key={id} className="write-fact stack tight">
              <Textarea
                label={t("write.facts.fact", { number: index + 1 })}
                autosize
                minRows={1}
                value={text}
                lang={script.locale}
                dir="auto"
                readOnly={isLocked}
                error={own.some(({ path: place }) => place.endsWith(".text"))}
                onChange={({ currentTarget }) => put([...path, "text"], currentTarget.value)}
              />
              <div className="write-entry">
                <NativeSelect
                  className="grow"
                  label={t("write.facts.source")}
                  data={[
                    ...(sources.some((one) => one.id === source)
                      ? []
                      : [{ value: source, label: source || t("write.noChoice") }]),
                    ...sources.map((one) => ({ value: one.id, label: `${one.publisher}: ${one.title}` })),
                  ]}
                  value={source}
                  disabled={isLocked}
                  error={own.some(({ path: place }) => place.endsWith(".source"))}
                  onChange={({ currentTarget }) => put([...path, "source"], currentTarget.value)}
                />
                <Button
                  variant="default"
                  className="write-square"
                  disabled={isLocked}
                  aria-label={t("write.facts.drop", { number: index + 1 })}
                  onClick={() =>
                    put(
                      ["claims"],
                      claims.filter((_, at) => at !== index),
                    )
                  }
                >
                  <Trash2 aria-hidden="true" size={18} />
                </Button>
              </div>
              <SourceLine id={source} source={sources.find((one) => one.id === source)} />
              <Notes findings={own} />
            </li>
          );
        })}
      </ul>
      <div className="row">
        <Button
          variant="default"
          leftSection={<Plus aria-hidden="true" size={18} />}
          disabled={isLocked || claims.length >= MOST_CLAIMS}
          onClick={add}
        >
          {t("write.facts.add")}
        </Button>
        <Button variant="default" disabled={isLocked} onClick={adding.open}>
          {t("write.source.add")}
        </Button>
      </div>
      <Modal opened={isAdding} onClose={adding.close} title={t("write.source.add")}>
        {isAdding && <NewSource done={adding.close} />}
      </Modal>
    </Panel>
  );
}
