import type { TFunction } from "i18next";
import type { AnswerOf } from "../../api/calls.ts";

export type RenderLogAnswer = AnswerOf<"get /api/v1/renders/:renderId/log">;
export type LogLine = RenderLogAnswer["lines"][number];
type Drawing = RenderLogAnswer["drawing"][number];

/** What happened, as one says it; why stands behind. */
export function lineWords(t: TFunction, line: LogLine): string {
  const { event, by, worker, attempt, segment, segmentName, pictures, segments, segmentsKept, framesReused } = line;
  const said = t(`run.log.said.${event as "begun"}`, {
    attempt: attempt ?? 1,
    by,
    worker: worker ?? "",
    part: partWords(t, segment, segmentName),
    count: segments ?? pictures ?? 0,
    kept: segmentsKept ?? 0,
    pictures: pictures ?? 0,
    reused: framesReused ?? 0,
  });
  return [said, causeWords(t, line)].filter(Boolean).join(". ");
}

/** What is being drawn at this moment. */
export function drawingWords(t: TFunction, { segment, name, worker, framesDone, framesTotal }: Drawing): string {
  const part = partWords(t, segment, name);
  return t("run.log.drawing", { part, worker: worker ?? "", done: framesDone, total: framesTotal });
}

// The line itself says what it means to be stopped, lost or put aside.
const SAYS_ITSELF = ["stopped", "worker_lost", "segment_lost"];
const SAYS_KIND = ["put_aside", "unfit"];

function causeWords(t: TFunction, { event, failure, reason }: LogLine): string {
  if (SAYS_ITSELF.includes(event)) return "";
  const kind = failure && !SAYS_KIND.includes(event) ? t(`run.failure.${failure as "poison"}`) : "";
  return [kind, reason].filter(Boolean).join(" ");
}

const partWords = (t: TFunction, segment: number | null, name: string | null) =>
  name ? t("run.log.segmentNamed", { segment, name }) : t("run.log.segment", { segment });
