import { FileAudio } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { When } from "../../../parts/When.tsx";
import type { Media } from "../script.ts";

const seconds = (ms: number | null) => (ms === null ? "" : `${(ms / 1000).toFixed(1)} s`);

/** Files that were brought, each with what it shows. */
export function Tiles({ media, action }: { media: readonly Media[]; action?: (one: Media) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <ul className="plain write-tiles">
      {media.map((one) => {
        const { id, kind, width, height, durationMs, createdAt } = one;
        const address = `/api/v1/media/${id}/content`;
        const size = width === null || height === null ? "" : `${width} × ${height}`;
        return (
          <li key={id} className="write-tile stack tight">
            <div className="write-thumb">
              {kind === "picture" && <img src={address} alt="" loading="lazy" />}
              {kind === "clip" && (
                <video src={address} controls preload="metadata" muted aria-label={t("write.media.clip")} />
              )}
              {kind === "recording" && (
                <>
                  <FileAudio aria-hidden="true" />
                  {/* biome-ignore lint/a11y/useMediaCaption: what is said in it stands in the script */}
                  <audio src={address} controls preload="none" aria-label={t("write.media.recording")} />
                </>
              )}
            </div>
            <p className="small">
              <strong>{t(`write.media.${kind}`)}</strong>{" "}
              <span className="quiet">{[size, seconds(durationMs)].filter(Boolean).join(", ")}</span>
              <br />
              <span className="quiet">
                <When at={createdAt} isAgo />
              </span>
            </p>
            {action?.(one)}
          </li>
        );
      })}
    </ul>
  );
}
