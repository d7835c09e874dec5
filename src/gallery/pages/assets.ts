export const ICON = "icon.svg";

export const STYLESHEETS = [
  { file: "foundation.css", media: "all" },
  { file: "drawings.css", media: "all" },
  { file: "gallery.css", media: "all" },
  { file: "watch.css", media: "all" },
  { file: "trust.css", media: "all" },
  { file: "trust-forms.css", media: "all" },
  { file: "the-way.css", media: "all" },
  { file: "print.css", media: "print" },
] as const;

/** What guests of a preview get: the public pages' look, and that of forms and threads. */
export const PREVIEW_STYLESHEETS = [...STYLESHEETS, { file: "preview.css", media: "all" }] as const;

/** Files of this folder that the site serves under `/assets/`. */
export const PAGE_ASSETS: readonly string[] = [ICON, ...PREVIEW_STYLESHEETS.map(({ file }) => file)];

/** Fonts that the stylesheets ask for under `/assets/fonts/`, by the package that holds them in its `files` folder. */
export const PAGE_FONTS = [
  { package: "@fontsource-variable/bricolage-grotesque", file: "bricolage-grotesque-latin-wght-normal.woff2" },
  { package: "@fontsource-variable/bricolage-grotesque", file: "bricolage-grotesque-latin-ext-wght-normal.woff2" },
  { package: "@fontsource-variable/nunito", file: "nunito-latin-wght-normal.woff2" },
  { package: "@fontsource-variable/nunito", file: "nunito-latin-ext-wght-normal.woff2" },
] as const;

/** The address of a file of PAGE_ASSETS. */
export function assetPath(file: string): string {
  return `/assets/${file}`;
}
