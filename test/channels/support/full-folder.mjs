// Runs a script of ours in TypeScript, in a world where a folder is a small disk of its own.
import { runnerImport } from "vite";

const [folder] = process.argv.slice(2);
const { module } = await runnerImport(new URL("./deliver-to-full-disk.ts", import.meta.url).pathname);
process.send(await module.deliverToFullDisk(folder));
process.disconnect();
