// Bundles the web app that `sunny serve` shows under /admin/; built by src/build.mjs.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder("."),
  base: "/admin/",
  logLevel: "warn",
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [
    // Letters that come late do not move what is being read; the page after has them.
    { name: "steady-letters", enforce: "pre", transform: steadyLetters },
    { name: "opening", transformIndexHtml: { order: "post", handler: (html, { bundle }) => opening(html, bundle) } },
  ],
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

function steadyLetters(code, file) {
  return /@fontsource.*\.css$/.test(file) ? code.replaceAll("font-display: swap", "font-display: optional") : null;
}

// The words that stand there until the program has come do not wait for its styles: they bring their own. The program
// comes after its styles, because those it writes itself overrule them. Its letters are on their way from the start, but
// for a phone, which gets the program sooner without.
function opening(html, bundle) {
  const [styles] = html.match(/ *<link rel="stylesheet"[^>]*>\n/) ?? [];
  const letters = Object.keys(bundle).filter((name) => /(nunito|grotesque)-latin-wght-normal-.*woff2$/.test(name));
  if (!styles || letters.length !== 2) throw new Error("The page of the web app lacks its styles or its letters.");
  const links = letters
    .map((name) => `<link rel="preload" as="font" media="(width >= 56em)" href="/admin/${name}" crossorigin>\n`)
    .join("");
  return html
    .replace(styles, "")
    .replace("</head>", `${links}</head>`)
    .replace('<div id="app">', `${styles}<div id="app">`);
}
