// What happens to renders. Apart from the door of facts, which knows no database.
export { recoverRenders } from "./recover-renders.ts";
export { type RequestRender, type RequestRenderPorts, requestRender } from "./request-render.ts";
export { type RenderPorts, runRender } from "./run-render.ts";
