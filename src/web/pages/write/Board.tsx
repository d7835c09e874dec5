import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Column, columnsOf } from "./columns.ts";
import type { Episode } from "./script.ts";

/** The words of every episode in every language, by how far they are. */
export function Board({ episodes, locales }: { episodes: readonly Episode[]; locales: readonly string[] }) {
  return (
    <div className="write-board">
      {columnsOf(episodes, locales).map((column) => (
        <BoardColumn key={column.state} column={column} />
      ))}
    </div>
  );
}

function BoardColumn({ column: { state, cards } }: { column: Column }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className="write-column" aria-labelledby={id}>
      <h2 id={id}>
        {t(`write.column.${state}`)} <span className="quiet">{cards.length}</span>
      </h2>
      <ul className="plain stack tight">
        {cards.map(({ episode, locale }) => (
          <li key={`${episode.id} ${locale}`}>
            <Link className="write-card" to={`/write/${episode.slug}/${locale}`}>
              <span>
                {episode.position}. {episode.title}
              </span>
              <span className="small quiet">{[locale, episode.presenter?.name].filter(Boolean).join(" · ")}</span>
            </Link>
          </li>
        ))}
      </ul>
      {cards.length === 0 && <p className="small quiet">{t("write.columnEmpty")}</p>}
    </section>
  );
}
