import { useTranslation } from "react-i18next";
import { type Tone, toneOf } from "./tones.ts";
import "./mark.css";

/** A state in words on its colour: never the colour alone. */
export function Mark({ state, words, tone }: { state: string; words?: string; tone?: Tone }) {
  const { t, i18n } = useTranslation();
  const known = i18n.exists(`state.${state}`) ? t(`state.${state}` as "state.planned") : state.replaceAll("_", " ");
  return <span className={`mark ${tone ?? toneOf(state)}`}>{words ?? known}</span>;
}
