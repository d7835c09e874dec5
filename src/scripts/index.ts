// Owns what is said and shown: script files and versions, their claims and sources.
// Never knows how a script is timed, drawn or released.
export { type Asset, assetSchema, missingAssets } from "./assets.ts";
export { type Figures, parseFigures } from "./figures.ts";
export { type SavedFinding, savedFindingSchema } from "./finding.ts";
export { scriptJsonSchema } from "./json-schema.ts";
export type { ShownLine } from "./line.ts";
export { mediaKindSchema, type NewMedia } from "./media/media.ts";
export { type ExpectedScript, parseScript } from "./parse.ts";
export type { FitCheck } from "./ports.ts";
export { mediaOf, type Scene, type SceneKind, sceneSchema, shownIn } from "./scene.ts";
export { claimSchema, type Script, scriptSchema, suppressionSchema } from "./schema.ts";
export { SCRIPT_STATES, type ScriptMove, type ScriptState } from "./script-moves.ts";
export {
  assertClaimsHaveSources,
  OWN_DOMAIN,
  parseSources,
  type Source,
  sourceEditSchema,
  sourceSchema,
} from "./sources.ts";
export { type AcceptedSuppression, acceptedSuppressionSchema, findUnaccepted } from "./suppressions.ts";
