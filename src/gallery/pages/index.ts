// Owns the public pages as HTML text: what a visitor reads, without any script.
// Never reads the database, a file or the network; everything shown is handed in.
export { assetPath, PAGE_ASSETS, PAGE_FONTS } from "./assets.ts";
export { errorPage } from "./error-page.tsx";
export { type GalleryPageInput, galleryPage } from "./gallery-page.tsx";
export { notFoundPage } from "./not-found-page.tsx";
export type { PreviewComments, PreviewPageInput } from "./preview/facts.ts";
export { previewGonePage } from "./preview/gone-page.tsx";
export { previewPasswordPage } from "./preview/password-page.tsx";
export { previewPage } from "./preview/preview-page.tsx";
export { tombstonePage } from "./tombstone-page.tsx";
export { type WatchPageInput, watchPage } from "./watch-page.tsx";
