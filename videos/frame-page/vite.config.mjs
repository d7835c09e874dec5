// Bundles the page on which the renderer's browser draws; built once, by src/build.mjs.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder("."),
  base: "./",
  logLevel: "warn",
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    outDir: folder("../../dist/frame-page"),
    emptyOutDir: true,
    // Files of their own: the page may load fonts from the program, and from nowhere else.
    assetsInlineLimit: 0,
  },
});
