// Bundles the web app that `sunny serve` shows under /admin/; built by src/build.mjs.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder("."),
  base: "/admin/",
  logLevel: "warn",
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [{ name: "styles-after-opening", transformIndexHtml: { order: "post", handler: stylesAfterOpening } }],
  build: {
    outDir: folder("../../dist/web"),
    emptyOutDir: true,
    // The policy of the page lets it load files of its own and nothing that stands in an address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // What every page needs comes as one file, and so does what most pages share: on a slow line each further file
        // waits for a turn of its own.
        codeSplitting: {
          groups: [
            { name: "app", tags: ["$initial"], priority: 2 },
            { name: "parts", test: /src.web.(parts|api)/, minShareCount: 4, priority: 1 },
            { name: "library", test: /node_modules.@(mantine|floating-ui)/, minShareCount: 4, priority: 0 },
          ],
        },
      },
      // Libraries mark what runs on a client; all of this does.
      onwarn: (warning, tell) => warning.code !== "MODULE_LEVEL_DIRECTIVE" && tell(warning),
    },
  },
});

// The words that stand there until the program has come do not wait for its styles: they bring their own. The program
// comes after its styles, because those it writes itself overrule them.
function stylesAfterOpening(html) {
  const [styles] = html.match(/ *<link rel="stylesheet"[^>]*>\n/) ?? [];
  if (!styles) throw new Error("The page of the web app names no styles.");
  return html.replace(styles, "").replace('<div id="app">', `${styles}<div id="app">`);
}
