// Owns the public pages as HTML text: what a visitor reads, without any script.
// Never reads the database, a file or the network; everything shown is handed in.
export { assetPath, PAGE_ASSETS, PAGE_FONTS } from "./assets.ts";
export { embedPage, embedTombstone } from "./embed-page.tsx";
export { errorPage } from "./error-page.tsx";
export { topicsOf } from "./finding.tsx";
export { type GalleryPageInput, galleryPage } from "./gallery-page.tsx";
export { type GenuinePageInput, genuinePage } from "./genuine-page.tsx";
export { notFoundPage } from "./not-found-page.tsx";
export type { PreviewComments, PreviewPageInput } from "./preview/facts.ts";
export { previewGonePage } from "./preview/gone-page.tsx";
export { previewPasswordPage } from "./preview/password-page.tsx";
export { previewPage } from "./preview/preview-page.tsx";
export { searchPage } from "./search-page.tsx";
export { tombstonePage } from "./tombstone-page.tsx";
export { type AccountabilityPageInput, accountabilityPage } from "./trust/accountability-page.tsx";
export { type BountyPageInput, bountyPage } from "./trust/bounty-page.tsx";
export { type FormFault, type ReportPageInput, reportPage, TRAP } from "./trust/report-page.tsx";
export { reportStatePage } from "./trust/report-state-page.tsx";
export type { TransparencyPageInput } from "./trust/transparency-input.ts";
export { transparencyPage } from "./trust/transparency-page.tsx";
export { type WatchPageInput, watchPage } from "./watch-page.tsx";
export { type Words, wordsFor } from "./words.ts";
