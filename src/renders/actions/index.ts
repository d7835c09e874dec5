// What happens to renders. Apart from the door of facts, which knows no database.
export {
  countFiles,
  findRenderWithFiles,
  findShown,
  findStoryboardById,
  listRenders,
  type ShownBy,
} from "../reading/store.ts";
export { type CancelRender, cancelRender } from "./cancel-render.ts";
export { type CompileVersion, compileVersion } from "./compile-version.ts";
export { type FilePorts, makeFiles } from "./make-files.ts";
export { makeSegment, type PartPorts } from "./make-segment.ts";
export { makeSound } from "./make-sound.ts";
export { type PlanPorts, planRender } from "./plan-render.ts";
export { prunePieces } from "./prune-pieces.ts";
export { type RenderLog, readLog } from "./read-log.ts";
export { readProgress } from "./read-progress.ts";
export { recoverRenders } from "./recover-renders.ts";
export { type RequestRender, type RequestRenderPorts, requestRender } from "./request-render.ts";
