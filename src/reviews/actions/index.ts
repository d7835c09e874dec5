// What happens to reviews. Apart from the door of facts, which knows no database.
export { type ApproveRender, approveRender } from "./approve-render.ts";
