import { useHotkeys } from "@mantine/hooks";
import { FPS } from "#core/formats.ts";
import type { Player } from "./use-player.ts";

// Where these have the focus, letters are words, and a dialog has keys of its own.
const TYPED = "textarea, select, input:not([type=range], [type=radio], [type=checkbox]), [role=dialog]";
// And where these have it, the space bar is theirs.
const PRESSED = "button, a, summary, input:not([type=range])";

/** The keys of everyone who ever cut a film. They work from the timeline and from the buttons, too. */
export function usePlayerKeys({ step, goTo, toggle, setLooping, isLooping, durationFrames }: Player): void {
  const key = (name: string, act: () => void, others = TYPED): [string, (event: KeyboardEvent) => void, object] => [
    name,
    (event) => {
      if (event.target instanceof Element && event.target.closest(others)) return;
      event.preventDefault();
      act();
    },
    { preventDefault: false, usePhysicalKeys: false },
  ];
  useHotkeys(
    [
      key("space", toggle, `${TYPED}, ${PRESSED}`),
      key("k", toggle),
      key("j", () => step(-FPS)),
      key("l", () => step(FPS)),
      key(",", () => step(-1)),
      key(".", () => step(1)),
      key("shift+l", () => setLooping(!isLooping)),
      key("Home", () => goTo(0)),
      key("End", () => goTo(durationFrames - 1)),
    ],
    [],
  );
}
