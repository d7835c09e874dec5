// What happens to scripts and their sources. Apart from the door of facts, which the browser imports.
export { findMedia, listMedia } from "../media/store.ts";
export { findNamedAssets, type NamedMedia, namedMediaSchema } from "../reading/named-assets.ts";
export {
  findNewestVersion,
  findScriptVersion,
  findSourceById,
  listClaims,
  listScriptVersions,
  listSources,
} from "../reading/store.ts";
export { type ApproveScript, approveScript } from "./approve-script.ts";
export { createSource } from "./create-source.ts";
export { editSource } from "./edit-source.ts";
export { lintDraft } from "./lint-draft.ts";
export { type RequestScriptChanges, requestScriptChanges } from "./request-script-changes.ts";
export { saveMedia } from "./save-media.ts";
export { saveSources } from "./save-sources.ts";
export { searchWords } from "./search-words.ts";
export { type SubmitScript, submitScript } from "./submit-script.ts";
export { type WithdrawScript, withdrawScript } from "./withdraw-script.ts";
export { type WriteScript, type WriteScriptPorts, type WrittenScript, writeScript } from "./write-script.ts";
