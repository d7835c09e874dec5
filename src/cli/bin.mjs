#!/usr/bin/env node
// Plain JavaScript that any Node understands, so that an old one is told so instead of failing on syntax.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Sunny Corner needs Node 20.19 or newer; this is ${process.version}. See https://nodejs.org.\n`);
  process.exit(78);
}
const program = fileURLToPath(new URL("../../dist/sunny.mjs", import.meta.url));
if (!existsSync(program)) {
  process.stderr.write("The program is not built yet. Run: npm run build\n");
  process.exit(78);
}
// What libraries will drop in their next version is ours to know, not the operator's.
process.noDeprecation = true;
// React's development build is slower and meant for its own developers.
process.env.NODE_ENV ??= "production";
await import(program);
