import { Button, Modal, Radio } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { linesOf } from "./beside.ts";
import { piecesOf } from "./differences.ts";
import { clashesOf, merged, type Side, sceneIn } from "./merge.ts";
import { Pieces } from "./Pieces.tsx";
import type { Script } from "./script.ts";

type Parts = {
  base: Script | null;
  mine: Script;
  theirs: Script;
  close: () => void;
  settle: (words: Script) => void;
};

/** Two texts that began from the same words: both are shown part by part, and each part is chosen. */
export function Clash({ base, mine, theirs, close, settle }: Parts) {
  const { t } = useTranslation();
  const clashes = clashesOf({ base, mine, theirs });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(
    () => new Map(clashes.map(({ key, changedBy }) => [key, changedBy === "theirs" ? "theirs" : "mine"])),
  );
  const nameOf = (key: string) => {
    const id = sceneIn(key);
    if (id === null) return t(key === "about" ? "write.aboutEpisode" : "write.facts.title");
    const at = mine.scenes.findIndex((scene) => scene.id === id);
    return t("write.clash.scene", {
      number: at < 0 ? theirs.scenes.findIndex((scene) => scene.id === id) + 1 : at + 1,
      id,
    });
  };
  return (
    <Modal opened onClose={close} size="xl" title={t("write.clash.title")}>
      <div className="stack">
        <p>{t("write.clash.how")}</p>
        {clashes.map(({ key, changedBy, mine: my, theirs: their }) => (
          <Radio.Group
            key={key}
            label={<strong>{nameOf(key)}</strong>}
            description={t(`write.clash.by.${changedBy}`)}
            value={chosen.get(key) ?? "mine"}
            onChange={(side) => setChosen(new Map([...chosen, [key, side as Side]]))}
          >
            <div className="write-sides">
              <Radio
                value="mine"
                size="md"
                label={t("write.clash.mine")}
                description={<Words of={my} against={their} locale={mine.locale} />}
              />
              <Radio
                value="theirs"
                size="md"
                label={t("write.clash.theirs")}
                description={<Words of={their} against={my} locale={mine.locale} />}
              />
            </div>
          </Radio.Group>
        ))}
        <div className="row">
          <Button onClick={() => settle(merged({ mine, theirs }, chosen))}>{t("write.clash.settle")}</Button>
          <Button variant="default" onClick={close}>
            {t("write.clash.later")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Words({ of, against, locale }: { of: unknown; against: unknown; locale: string }) {
  const { t } = useTranslation();
  if (of === undefined) return <em>{t("write.clash.gone")}</em>;
  const pieces = piecesOf(linesOf(against).join("\n"), linesOf(of).join("\n"), locale);
  return <Pieces pieces={pieces.filter((piece) => piece.of !== "before")} locale={locale} />;
}
