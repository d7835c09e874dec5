import { useTranslation } from "react-i18next";
import { Empty } from "../../../parts/states/Empty.tsx";
import { Loading } from "../../../parts/states/Loading.tsx";
import { frameAt, timeCode } from "./frames.ts";
import type { CaptionLine } from "./use-captions.ts";
import type { Player } from "./use-player.ts";

type Parts = { player: Pick<Player, "frame" | "goTo">; lines: CaptionLine[] | null; locale: string };

/** All captions in one language to read and to go to; the one that is on the screen is marked. */
export function CaptionLines({ player: { frame, goTo }, lines, locale }: Parts) {
  const { t } = useTranslation();
  if (lines === null) return <Loading lines={3} />;
  if (lines.length === 0) return <Empty title={t("review.captions.none")} />;
  return (
    <ol className="plain caption-lines">
      {lines.map(({ seconds, end, text }) => {
        const [from, to] = [frameAt(seconds), frameAt(end)];
        return (
          <li key={from}>
            <button type="button" onClick={() => goTo(from)} aria-current={frame >= from && frame < to}>
              <span className="quiet small">{timeCode(from)}</span>
              <span lang={locale} dir="auto">
                {text}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
