// Owns the timed plan of a video: scenes, captions and voice cues compiled from a script.
// Never draws, never touches a file or the database.
export { FORMAT_SIZE, type Format, FPS, formatSchema } from "#core/formats.ts";
export { compileStoryboard } from "./compile.ts";
export { directionOf } from "./language.ts";
export { type Box, type SafeZone, safeBox } from "./layout.ts";
export {
  type Cue,
  type Storyboard,
  storyboardSchema,
  type Theme,
  type TimedScene,
  themeSchema,
} from "./schema.ts";
export { transcriptOf } from "./transcript.ts";
