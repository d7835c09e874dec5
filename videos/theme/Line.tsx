import { Fragment } from "react";
import { phrasesOf } from "#storyboards/index.ts";

/** A line of a scene at rest. It is marked with its field, so that its place can be measured. */
export function Line({ field, children }: { field: string; children: string }) {
  const phrases = phrasesOf(children);
  const isSpaced = phrases.every(({ gap }) => gap === " ");
  const broken = phrases.map(({ text, start, gap }) => (
    <Fragment key={start}>
      <span style={{ display: "inline-block" }}>{text}</span>
      {gap}
    </Fragment>
  ));
  return <span data-line={field}>{isSpaced ? children : broken}</span>;
}
