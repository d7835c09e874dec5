import { shownIn } from "#scripts/index.ts";
import { exampleMark } from "./example-mark.ts";
import type { Storyboard } from "./schema.ts";

/** The video as text, a paragraph a scene: what is said, then what is seen and not said. */
export function transcriptOf({ scenes, locale }: Storyboard): string[] {
  return scenes.map(({ scene }) => {
    const spoken = plain(scene.narration);
    const unsaid = shownIn(scene)
      .filter(({ text }) => !spoken.includes(plain(text)))
      .map(({ text, isExample }) => (isExample ? `${text} (${exampleMark(locale)}).` : asSentence(text)));
    return [scene.narration, ...(scene.description === undefined ? [] : [scene.description]), ...unsaid].join(" ");
  });
}

// Letters and digits only, between single spaces: capitals and punctuation are not heard.
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
}

function asSentence(text: string): string {
  return /[.!?\u2026\u061f\u06d4\u3002\uff01\uff1f]$/u.test(text) ? text : `${text}.`;
}
