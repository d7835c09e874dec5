import type { PublicSite } from "../published.ts";

export const ICON = "icon.svg";

export const STYLESHEETS = [
  { file: "foundation.css", media: "all" },
  { file: "drawings.css", media: "all" },
  { file: "gallery.css", media: "all" },
  { file: "watch.css", media: "all" },
  { file: "trust.css", media: "all" },
  { file: "trust-forms.css", media: "all" },
  { file: "the-way.css", media: "all" },
  { file: "finding.css", media: "all" },
  { file: "reading.css", media: "all" },
  { file: "print.css", media: "print" },
] as const;

/** What guests of a preview get: the public pages' look, and that of forms and threads. */
export const PREVIEW_STYLESHEETS = [...STYLESHEETS, { file: "preview.css", media: "all" }] as const;

/** Styles of the player alone. */
export const EMBED_STYLESHEETS = ["foundation.css", "drawings.css", "embed.css"] as const;

/** Make pages more comfortable where scripts run; no page needs them. */
const PAGE_SCRIPTS = ["player.js", "genuine.js"] as const;

/** Files of this folder that the site serves under `/assets/`. */
export const PAGE_ASSETS: readonly string[] = [
  ICON,
  ...PREVIEW_STYLESHEETS.map(({ file }) => file),
  "embed.css",
  ...PAGE_SCRIPTS,
];

/** Fonts that the stylesheets ask for under `/assets/fonts/`, by the package that holds them in its `files` folder. */
export const PAGE_FONTS = [
  { package: "@fontsource-variable/bricolage-grotesque", file: "bricolage-grotesque-latin-wght-normal.woff2" },
  { package: "@fontsource-variable/bricolage-grotesque", file: "bricolage-grotesque-latin-ext-wght-normal.woff2" },
  { package: "@fontsource-variable/nunito", file: "nunito-latin-wght-normal.woff2" },
  { package: "@fontsource-variable/nunito", file: "nunito-latin-ext-wght-normal.woff2" },
  { package: "@fontsource-variable/baloo-bhaijaan-2", file: "baloo-bhaijaan-2-arabic-wght-normal.woff2" },
  { package: "@fontsource-variable/noto-sans-arabic", file: "noto-sans-arabic-arabic-wght-normal.woff2" },
] as const;

/** Letters that every page has: asked for with the page, they do not move it when they come. */
export const FIRST_FONTS = ["nunito-latin-wght-normal.woff2", "bricolage-grotesque-latin-wght-normal.woff2"] as const;

/** The address of a file of PAGE_ASSETS. */
export function assetPath(file: string, { versions }: Pick<PublicSite, "versions"> = {}): string {
  const version = versions?.[file];
  return version === undefined ? `/assets/${file}` : `/assets/${version}/${file}`;
}
