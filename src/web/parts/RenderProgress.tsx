import { Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useProgress } from "../api/progress.ts";

type Parts = { id: string; name: string; progress: number; stage: string | null; isFollowed: boolean };

/** How far a render is: its stage, its frames and how long it still takes, as far as that is known. */
export function RenderProgress({ id, name, progress, stage, isFollowed }: Parts) {
  const { t } = useTranslation();
  const now = useProgress(isFollowed ? id : null);
  const part = now && now.framesTotal > 0 ? now.framesDone / now.framesTotal : progress;
  const known = now?.stage ?? stage;
  const words = [
    known && t(`run.stage.${known as "drawing"}`, { defaultValue: known }),
    now && now.framesTotal > 0
      ? t("home.frames", { done: now.framesDone, total: now.framesTotal })
      : `${Math.round(part * 100)} %`,
    now?.etaMs != null && t("home.left", { count: Math.max(1, Math.round(now.etaMs / 60_000)) }),
  ];
  return (
    <>
      <Progress value={part * 100} aria-label={name} size="lg" />
      <p className="quiet small">{words.filter(Boolean).join(", ")}</p>
    </>
  );
}
