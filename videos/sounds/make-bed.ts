/// <reference types="node" />
import { writeFileSync } from "node:fs";
import { makeBed } from "./bed.ts";

const [, , file = "morning.wav"] = process.argv;
writeFileSync(file, makeBed());
