import { SECOND } from "#core/clock.ts";
import { FPS } from "#core/formats.ts";
import type { SceneKind } from "#scripts/index.ts";
import type { Storyboard } from "./schema.ts";

/** The small sounds that there are; each is a file of that name in `videos/public/sounds`. */
export type SmallSound = "rise" | "bloom" | "notice" | "chime";

const SOUND_OF: Partial<Record<SceneKind, SmallSound>> = {
  compare: "rise",
  stat: "rise",
  chart: "rise",
  tip: "rise",
  steps: "bloom",
  checklist: "bloom",
  "manager-demo": "bloom",
  "passkey-demo": "bloom",
  lookalike: "notice",
  "call-to-action": "chime",
};
// When what comes into a scene is seen, a little after its beginning.
const AFTER_FRAMES = 8;

/** Which small sounds are heard when: one as a scene comes in, in milliseconds from the beginning of the video. */
export function soundsOf({ scenes }: Pick<Storyboard, "scenes">): { sound: SmallSound; startMs: number }[] {
  return scenes.flatMap(({ scene, startMs }) => {
    const sound = SOUND_OF[scene.kind];
    return sound === undefined ? [] : [{ sound, startMs: startMs + Math.round((AFTER_FRAMES * SECOND) / FPS) }];
  });
}
