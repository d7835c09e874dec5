import type { Format } from "#storyboards/index.ts";
import { away, pop, round, settle } from "../../theme/motion.ts";
import { isBlink, Pip } from "../../theme/Pip.tsx";
import { place } from "../../theme/stage.ts";
import type { SceneProps } from "../scene-props.ts";
import { BALLOON, Balloon, Basket } from "./Balloon.tsx";
import { Meaning, type MeaningSize } from "./Meaning.tsx";
import { Value } from "./Value.tsx";

type Layout = {
  balloon: number;
  /** Room of the number on the band, as shares of the balloon's width. */
  value: { width: number; height: number };
  /** Pip's size, and where it stands from the end of the card. */
  pip: { size: number; end: number };
  card: MeaningSize;
  /** Where the balloon flies beside its card, from the top of the picture; without it, the balloon carries the card. */
  beside?: number;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    balloon: 740,
    value: { width: 0.8, height: 0.47 },
    pip: { size: 176, end: 40 },
    card: { width: 823, pad: 44, unit: { height: 84, max: 76 }, meaning: { height: 200, max: 54 }, credit: 34 },
  },
  square: {
    balloon: 590,
    value: { width: 0.8, height: 0.4 },
    pip: { size: 160, end: 110 },
    card: { width: 972, pad: 36, unit: { height: 76, max: 68 }, meaning: { height: 124, max: 50 }, credit: 32 },
  },
  landscape: {
    balloon: 770,
    value: { width: 0.8, height: 0.47 },
    pip: { size: 190, end: 0 },
    card: { width: 880, pad: 60, unit: { height: 220, max: 100 }, meaning: { height: 260, max: 68 }, credit: 36 },
    beside: 26,
  },
};

/** One number, lifted out of the land by a balloon that carries what it means. */
export function Stat({ frame, scene: { value, unit, meaning, credit }, stage }: SceneProps<"stat">) {
  const { balloon, value: share, pip, card, beside } = LAYOUT[stage.format];
  const risen = settle(frame, 0, 34);
  const lift = { opacity: round(Math.min(risen * 4, 1)), transform: `translateY(${away((1 - risen) * 900)})` };
  const mirror = stage.direction === "rtl" ? "scaleX(-1)" : "none";
  const room = { width: balloon * share.width, height: balloon * share.height };
  const flown = (
    <div style={{ position: "relative", inlineSize: balloon, blockSize: round(balloon * BALLOON.height) }}>
      <div style={{ transform: mirror }}>
        <Balloon width={balloon} hasBasket={beside !== undefined} />
      </div>
      <Value middle={balloon * BALLOON.band} room={room} style={pop(frame, 14)}>
        {value}
      </Value>
    </div>
  );
  const bird = <Pip size={pip.size} isBlinking={isBlink(frame)} looksBack={beside === undefined} />;
  const words = <Meaning {...{ unit, meaning, credit }} frame={frame} stage={stage} size={card} />;
  if (beside === undefined)
    return (
      <div
        style={{
          ...place(stage.content),
          display: "flex",
          flexDirection: "column",
          justifyContent: "flex-end",
          ...lift,
        }}
      >
        <div style={{ position: "relative", alignSelf: "center", marginBlockEnd: -8 }}>{flown}</div>
        <div style={{ position: "relative" }}>
          <div style={{ position: "absolute", insetBlockEnd: "100%", insetInlineEnd: pip.end, transform: mirror }}>
            {bird}
          </div>
          {words}
        </div>
      </div>
    );
  const basket = round(pip.size * 1.12);
  return (
    <div style={place(stage.content)}>
      <div style={{ position: "absolute", insetInlineStart: -20, insetBlockStart: beside - stage.content.y, ...lift }}>
        {flown}
        <div style={{ position: "relative", inlineSize: basket, marginInline: "auto", marginBlockStart: -80 }}>
          <div style={{ transform: mirror, marginInlineStart: round((basket - pip.size) / 2) }}>{bird}</div>
          <div style={{ marginBlockStart: -78 }}>
            <Basket width={basket} />
          </div>
        </div>
      </div>
      <div
        style={{
          position: "absolute",
          insetBlock: "0 130px",
          insetInlineEnd: 0,
          display: "flex",
          alignItems: "center",
        }}
      >
        {words}
      </div>
    </div>
  );
}
