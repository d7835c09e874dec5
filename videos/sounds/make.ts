/// <reference types="node" />
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeBed } from "./bed.ts";
import { makeSmallSound, smallSounds } from "./small-sounds.ts";

const [, , folder = "."] = process.argv;
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "morning.wav"), makeBed());
for (const name of smallSounds) writeFileSync(join(folder, `${name}.wav`), makeSmallSound(name));
