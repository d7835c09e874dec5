import { useTranslation } from "react-i18next";
import type { Piece } from "./differences.ts";

/** A text with what was taken out struck through and what was put in underlined: never by colour alone. */
export function Pieces({ pieces, locale }: { pieces: readonly Piece[]; locale: string }) {
  const { t } = useTranslation();
  return (
    <span className="write-pieces" lang={locale} dir="auto">
      {pieces.map(({ text, of }, at) => {
        const key = `${at} ${of}`;
        if (of === "both") return <span key={key}>{text}</span>;
        return of === "after" ? (
          <ins key={key}>
            <span className="unseen">{t("write.history.in")} </span>
            {text}
          </ins>
        ) : (
          <del key={key}>
            <span className="unseen">{t("write.history.out")} </span>
            {text}
          </del>
        );
      })}
    </span>
  );
}
