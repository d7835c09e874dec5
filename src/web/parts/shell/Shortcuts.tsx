import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PLACES } from "./places.ts";
import { useTour } from "./Tour.tsx";

/** All keys that do something, page by page. */
export default function Shortcuts({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTranslation();
  const { go } = useTour();
  const rows: [keys: string[], words: string][] = [
    [["?"], t("keys.help")],
    [["Ctrl", "K"], t("keys.search")],
    ...PLACES.map(({ name, key }): [string[], string] => [["G", key.toUpperCase()], t(`place.${name}`)]),
    [["Shift", "←"], t("keys.dayBefore")],
    [["Shift", "→"], t("keys.dayAfter")],
    [["Shift", "↑"], t("keys.weekBefore")],
    [["Shift", "↓"], t("keys.weekAfter")],
    [["Ctrl", "S"], t("keys.save")],
    [["Ctrl", "Z"], t("keys.undo")],
    [["Ctrl", "Shift", "Z"], t("keys.redo")],
    [["Alt", "↑"], t("keys.sceneUp")],
    [["Alt", "↓"], t("keys.sceneDown")],
    [["Esc"], t("keys.close")],
  ];
  return (
    <Modal opened={isOpen} onClose={close} title={t("keys.title")}>
      <table className="lines">
        <thead className="unseen">
          <tr>
            <th>{t("keys.keys")}</th>
            <th>{t("keys.does")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, words]) => (
            <tr key={words}>
              <td>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="row">
        <Button
          variant="default"
          component={Link}
          to="/"
          onClick={() => {
            go(0);
            close();
          }}
        >
          {t("tour.again")}
        </Button>
      </p>
    </Modal>
  );
}
