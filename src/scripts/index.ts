// Owns what is said and shown: script files and versions, their claims and sources.
// Never knows how a script is timed, drawn or released.
export { type ExpectedScript, parseScript } from "./parse.ts";
export { type Scene, type Script, sceneSchema, scriptSchema } from "./schema.ts";
export { shownIn } from "./shown.ts";
export { assertClaimsHaveSources, parseSources, type Source } from "./sources.ts";
