import type { Format } from "#storyboards/index.ts";
import { rise } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import { place } from "../../theme/stage.ts";
import { display, fitSize, type Room } from "../../theme/type.ts";
import { Window } from "../../theme/Window.tsx";
import { Words } from "../../theme/Words.tsx";
import type { SceneProps } from "../scene-props.ts";
import { SignInPage } from "./SignInPage.tsx";

type Layout = {
  title: Omit<Room, "min">;
  window: { width: number; height: number };
  /** Width of the page inside the window, and the unit that its form is built of. */
  page: number;
  unit: number;
};

const LAYOUT: Record<Format, Layout> = {
  vertical: {
    title: { width: 823, height: 198, max: 104 },
    window: { width: 700, height: 756 },
    page: 668,
    unit: 46,
  },
  square: {
    title: { width: 850, height: 104, max: 88 },
    window: { width: 880, height: 680 },
    page: 880,
    unit: 44.5,
  },
  landscape: {
    title: { width: 600, height: 500, max: 136 },
    window: { width: 1020, height: 770 },
    page: 1020,
    unit: 52,
  },
};

/** The manager, here a bird with a key, fills in a form: an account, and a password that nobody sees. */
export function ManagerDemo({ frame, durationFrames, scene, stage }: SceneProps<"manager-demo">) {
  const { title, window, page, unit } = LAYOUT[stage.format];
  const isRow = stage.format === "landscape";
  return (
    <div
      style={{
        ...place(stage.content),
        display: "flex",
        flexDirection: isRow ? "row" : "column",
        justifyContent: "space-between",
      }}
    >
      <Words
        field="title"
        stage={stage}
        frame={frame}
        style={{
          ...display,
          inlineSize: title.width,
          fontSize: fitSize("display", scene.title, { ...title, min: 44 }),
          color: palette.ink,
        }}
      >
        {scene.title}
      </Words>
      <div style={{ alignSelf: isRow ? "flex-end" : "center", ...rise(frame, 2, 90) }}>
        <Window stage={stage} address={scene.site} addressField="site" width={window.width} style={window}>
          <SignInPage
            scene={scene}
            stage={stage}
            frame={frame}
            durationFrames={durationFrames}
            page={page}
            unit={unit}
          />
        </Window>
      </div>
    </div>
  );
}
