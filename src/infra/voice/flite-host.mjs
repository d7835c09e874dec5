// Says one sentence after the other with flite, in a process of its own: a sentence takes long enough to hold up a
// server, and what goes wrong in here ends nothing else.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { WASI } from "node:wasi";

const [program, folder, voice, stretch] = process.argv.slice(2);
const compiled = WebAssembly.compile(readFileSync(program));

async function say(text) {
  const file = join(folder, "said.wav");
  try {
    const wasi = new WASI({
      version: "preview1",
      args: ["flite", "-voice", voice, "--setf", `duration_stretch=${stretch}`, "-o", "/voice/said.wav", "-t", text],
      env: {},
      preopens: { "/voice": folder },
      returnOnExit: true,
    });
    // A new instance each time: what was said before cannot shape what is said now.
    const code = wasi.start(await WebAssembly.instantiate(await compiled, wasi.getImportObject()));
    if (code !== 0) throw new Error(`flite ended with code ${code}`);
    return readFileSync(file);
  } finally {
    rmSync(file, { force: true });
  }
}

process.on("message", async (text) => {
  try {
    process.send({ wav: await say(text) });
  } catch (error) {
    process.send({ fault: String(error) });
  }
});
// The program is gone, however it ended.
process.on("disconnect", () => process.exit());
// Ctrl-C on the terminal reaches the program too, which then stops this child.
process.on("SIGINT", () => {});
