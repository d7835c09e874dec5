import { readFileSync } from "node:fs";
import { projectPath } from "./project.ts";

/** Hash of all that shapes a picture besides its storyboard: scenes, theme, fonts, sounds, engine. Written by the build. */
export function readTemplateHash(): string {
  return readTemplate().hash;
}

/** Hash of what turns markup into pixels: fonts, browser, engine, encoder. Written by the build. */
export function readToolsHash(): string {
  return readTemplate().tools;
}

/** Hash of what makes a sound of voices, bed and small sounds. Written by the build. */
export function readSoundHash(): string {
  return readTemplate().sound;
}

function readTemplate(): { hash: string; tools: string; sound: string } {
  return JSON.parse(readFileSync(projectPath("dist", "template.json"), "utf8"));
}
