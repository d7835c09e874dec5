// Owns the timed plan of a video: scenes, captions and voice cues compiled from a script.
// Never draws, never touches a file or the database.
export { FORMAT_SIZE, type Format, FPS, formatSchema } from "#core/formats.ts";
export type { Asset, SceneKind, ShownLine } from "#scripts/index.ts";
export { type CompileRequest, compileStoryboard } from "./compile.ts";
export { exampleMark } from "./example-mark.ts";
export { boxFindings } from "./fit/box-findings.ts";
export { checkFit, fitFindings, inFormats } from "./fit/check-fit.ts";
export type { FitFinding } from "./fit/finding.ts";
export { type MeasuredLine, type MeasuredScene, measuredSceneSchema } from "./fit/measured.ts";
export { paceFindings } from "./fit/pace-findings.ts";
export { charactersOf, directionOf } from "./language.ts";
export { type Box, type SafeZone, safeBox } from "./layout.ts";
export { lettersOf } from "./letters.ts";
export { narrateScript } from "./narrate-script.ts";
export { readingLimits, readText } from "./pace.ts";
export { type Phrase, phrasesOf } from "./phrases.ts";
export type { FitMeter, FramePage, Narrator, PictureFonts, SpokenSentence, VoiceTake } from "./ports.ts";
export { readStoryboard } from "./saved.ts";
export {
  type Cue,
  type Motion,
  motionSchema,
  type Storyboard,
  storyboardSchema,
  type Theme,
  type TimedScene,
  type Transition,
  themeSchema,
} from "./schema.ts";
export { type SmallSound, soundsOf } from "./sounds.ts";
export { transcriptOf } from "./transcript.ts";
