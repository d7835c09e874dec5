import { readFileSync } from "node:fs";
import { projectPath } from "./project.ts";

/** Hash of all that shapes a picture besides its storyboard: scenes, theme, fonts, sounds, engine. Written by the build. */
export function readTemplateHash(): string {
  return JSON.parse(readFileSync(projectPath("dist", "template.json"), "utf8")).hash;
}
