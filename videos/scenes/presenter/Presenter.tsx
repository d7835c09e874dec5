import type { Format } from "#storyboards/index.ts";
import { pop, rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, type Room } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Casement, type CasementSize } from "./Casement.tsx";
import { type BoxSize, FlowerBox } from "./FlowerBox.tsx";
import { Portrait } from "./Portrait.tsx";

type Layout = {
  /** Where the words begin, in reading direction, from the top. */
  start: number;
  top: number;
  says: Omit<Room, "min">;
  mark: number;
  casement: CasementSize;
  /** Where the window begins; the box stands on the floor of the content and ends with it. */
  window: number;
  box: BoxSize;
  /** How far the posts reach down, into the lawn. */
  drop: number;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    start: 0,
    top: 0,
    says: { width: 823, height: 210, max: 92 },
    mark: 58,
    casement: { width: 510, height: 470, shutter: 126 },
    window: 6,
    box: { width: 823, height: 180, name: 66, role: 42 },
    drop: 470,
  },
  square: {
    start: 512,
    top: 0,
    says: { width: 460, height: 520, max: 84 },
    mark: 62,
    casement: { width: 370, height: 560, shutter: 56 },
    window: -34,
    box: { width: 972, height: 146, name: 60, role: 38 },
    drop: 170,
  },
  landscape: {
    start: 900,
    top: 72,
    says: { width: 760, height: 350, max: 112 },
    mark: 84,
    casement: { width: 480, height: 610, shutter: 140 },
    window: 10,
    box: { width: 828, height: 176, name: 72, role: 44 },
    drop: 170,
  },
};

/** One of our own people opens the shutters and says one thing. */
export function Presenter({ frame, scene: { name, role, says, portrait }, stage }: SceneProps<"presenter">) {
  const { start, top, says: room, mark, casement, window, box, drop } = LAYOUT[stage.format];
  const post = {
    position: "absolute",
    top: -20,
    height: drop + box.height,
    width: 26,
    background: palette.bark,
  } as const;
  return (
    <div style={place(stage.content)}>
      <div style={{ ...rise(frame, 0, 90), position: "absolute", insetInlineStart: 0, insetBlockEnd: 0 }}>
        <div style={{ ...post, insetInlineStart: 120 }} />
        <div style={{ ...post, insetInlineEnd: 120 }} />
        <div style={{ position: "absolute", insetBlockEnd: box.height, insetInlineStart: window }}>
          <Casement size={casement} frame={frame} from={4}>
            <Portrait portrait={portrait} frame={frame} from={10} {...casement} />
          </Casement>
        </div>
        <FlowerBox name={name} role={role} size={box} frame={frame} from={16} />
      </div>
      <div style={{ position: "absolute", insetInlineStart: start, insetBlockStart: top }}>
        <div style={{ ...pop(frame, 8), inlineSize: mark * 1.9, marginBlockEnd: mark * 0.3 }}>
          <QuoteMark size={mark} isMirrored={stage.direction === "rtl"} />
        </div>
        <Words
          field="says"
          stage={stage}
          frame={frame}
          from={12}
          style={{
            ...display,
            inlineSize: room.width,
            fontSize: fitSize("display", says, { ...room, min: 34 }),
            color: palette.ink,
          }}
        >
          {says}
        </Words>
      </div>
    </div>
  );
}

/** Two leaves, as every language understands that somebody is speaking. */
function QuoteMark({ size, isMirrored }: { size: number; isMirrored: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 152 80"
      width={size * 1.9}
      height={size}
      style={{ display: "block", transform: isMirrored ? "scaleX(-1)" : "none" }}
    >
      <path d="M4 46C4 18 28 2 64 0C50 10 44 22 46 32C72 34 74 78 38 80C16 80 4 66 4 46Z" fill={palette.coral} />
      <path
        d="M82 46C82 18 106 2 142 0C128 10 122 22 124 32C150 34 152 78 116 80C94 80 82 66 82 46Z"
        fill={palette.honey}
      />
    </svg>
  );
}
