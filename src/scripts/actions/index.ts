// What happens to scripts and their sources. Apart from the door of facts, which the browser imports.
export { saveSources } from "./save-sources.ts";
export { type WriteScript, type WriteScriptPorts, type WrittenScript, writeScript } from "./write-script.ts";
