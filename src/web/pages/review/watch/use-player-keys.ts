import { useHotkeys } from "@mantine/hooks";
import { FPS } from "#core/formats.ts";
import type { Player } from "./use-player.ts";

// Where these have the focus, the space bar is theirs.
const PRESSABLE = "button, a, summary, label, input, select, textarea, [role=dialog]";

/** The keys of everyone who ever cut a film. */
export function usePlayerKeys({ step, goTo, toggle, setLooping, isLooping, durationFrames }: Player): void {
  const plain = { usePhysicalKeys: false };
  useHotkeys([
    ["k", toggle],
    ["j", () => step(-FPS)],
    ["l", () => step(FPS)],
    [",", () => step(-1), plain],
    [".", () => step(1), plain],
    ["shift+l", () => setLooping(!isLooping)],
    ["Home", () => goTo(0)],
    ["End", () => goTo(durationFrames - 1)],
    [
      "space",
      (event) => {
        if (event.target instanceof Element && event.target.closest(PRESSABLE)) return;
        event.preventDefault();
        toggle();
      },
      { preventDefault: false },
    ],
  ]);
}
