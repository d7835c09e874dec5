import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The keys of the player. */
export function PlayerKeys({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTranslation();
  const rows: [keys: string[], words: string][] = [
    [["K", t("review.keys.spaceBar")], t("review.keys.play")],
    [[","], t("review.player.back")],
    [["."], t("review.player.on")],
    [["J"], t("review.keys.secondBack")],
    [["L"], t("review.keys.secondOn")],
    [["Home"], t("review.keys.first")],
    [["End"], t("review.keys.last")],
    [["Shift L"], t("review.player.loop")],
    [["←", "→", "↑", "↓"], t("review.keys.move")],
    [["Shift ←", "Shift →"], t("review.keys.stretch")],
  ];
  return (
    <Modal opened={isOpen} onClose={close} title={t("review.keys.title")}>
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
    </Modal>
  );
}
