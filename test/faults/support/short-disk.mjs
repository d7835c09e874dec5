// Runs a script of ours in TypeScript, in a world where a folder is a disk of its own.
import { runnerImport } from "vite";

const [folder] = process.argv.slice(2);
const { module } = await runnerImport(new URL("./fill-disk.ts", import.meta.url).pathname);
process.send(await module.fillDisk(folder));
process.disconnect();
