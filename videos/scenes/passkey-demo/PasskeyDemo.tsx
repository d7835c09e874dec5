import type { CSSProperties } from "react";
import { away, rise, round, settle } from "../../theme/motion.ts";
import { isBlink, Pip } from "../../theme/Pip.tsx";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize } from "../../theme/type.ts";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { Device } from "./Device.tsx";
import { Gate } from "./Gate.tsx";
import { Ground } from "./Ground.tsx";
import { LAYOUT, type Spot } from "./layout.ts";
import { Screen } from "./Screen.tsx";
import { Done, Sign } from "./Signs.tsx";
import { Sparks } from "./Sparks.tsx";

const ASKS = 4;

/** A sign-in at a garden door: the device asks, its owner answers, the key shines where it is and the door opens. */
export function PasskeyDemo({ frame, durationFrames, scene, stage }: SceneProps<"passkey-demo">) {
  const { title, site, ask, confirm, done } = scene;
  const layout = LAYOUT[stage.format];
  const { title: titleRoom, isLaptop, device, gate, pip, ground, sparks } = layout;
  const { width, height } = stage.content;
  const answers = Math.round(durationFrames * 0.28);
  const shines = Math.round(durationFrames * 0.54);
  const opens = shines + 8;
  const mirror = stage.direction === "rtl" ? "scaleX(-1)" : "none";
  const drawing: CSSProperties = { position: "absolute", inset: 0, overflow: "visible", transform: mirror };
  return (
    <div style={place(stage.content)}>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} width={width} height={height} style={drawing}>
        <g style={rise(frame, 0, 60)}>
          <g transform={`translate(${gate.x} ${gate.y}) scale(${gate.scale})`}>
            <Gate frame={frame} from={opens} />
          </g>
          <Ground width={width} {...ground} door={gate.x} />
        </g>
      </svg>
      <Words
        field="title"
        stage={stage}
        frame={frame}
        style={{
          ...display,
          position: "relative",
          inlineSize: titleRoom.width,
          fontSize: fitSize("display", title, { ...titleRoom, min: 44 }),
          color: palette.ink,
        }}
      >
        {title}
      </Words>
      <div style={{ ...at(device), ...rise(frame, ASKS, 80) }}>
        <Device width={device.width} height={device.height} isLaptop={isLaptop}>
          <Screen {...{ frame, ask, confirm, layout, answers, shines }} asks={ASKS} />
        </Device>
      </div>
      <Sign spot={layout.site} frame={frame} address={site} />
      <Done spot={layout.done} stage={stage} frame={frame} from={opens}>
        {done}
      </Done>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} width={width} height={height} style={drawing}>
        <Sparks frame={frame} from={shines} way={sparks} />
      </svg>
      <Guest stage={stage} frame={frame} from={opens} gate={gate} size={pip} />
    </div>
  );
}

/** Absolute position of a spot, counted from the side on which reading begins. */
function at({ x, y, width, height }: Spot): CSSProperties {
  return { position: "absolute", insetInlineStart: x, insetBlockStart: y, inlineSize: width, blockSize: height };
}

type GuestProps = Pick<SceneProps<"passkey-demo">, "stage" | "frame"> & {
  from: number;
  gate: { x: number; y: number };
  size: number;
};

/** Pip waits in front of the door and hops onto the doorstep when it opens. */
function Guest({ stage, frame, from, gate, size }: GuestProps) {
  const missing = 1 - settle(frame, from, 14);
  const side = stage.direction === "rtl" ? -1 : 1;
  return (
    <div
      style={{
        position: "absolute",
        insetInlineStart: gate.x - size * 0.62,
        insetBlockStart: gate.y - size,
        opacity: rise(frame, 4).opacity,
        transform: `translate(${away(missing * side * size * 0.9)}, ${away(missing * size * 0.42 - Math.sin(Math.PI * missing) * size * 0.3)})`,
      }}
    >
      <div style={{ transform: stage.direction === "rtl" ? "scaleX(-1)" : "none" }}>
        <Pip size={size} isBlinking={isBlink(frame)} looksBack={round(missing) > 0} />
      </div>
    </div>
  );
}
