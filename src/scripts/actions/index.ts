// What happens to scripts and their sources. Apart from the door of facts, which the browser imports.
export { type ApproveScript, approveScript } from "./approve-script.ts";
export { type RequestScriptChanges, requestScriptChanges } from "./request-script-changes.ts";
export { saveSources } from "./save-sources.ts";
export { type SubmitScript, submitScript } from "./submit-script.ts";
export { type WithdrawScript, withdrawScript } from "./withdraw-script.ts";
export { type WriteScript, type WriteScriptPorts, type WrittenScript, writeScript } from "./write-script.ts";
