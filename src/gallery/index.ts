// Owns what the public may see: released episodes, their files and the pages that show them.
// Never changes anything.
export { mediaPath } from "./media.ts";
export type { PublicSite, PublishedCampaign, PublishedEpisode } from "./published.ts";
export { readGallery } from "./read-gallery.ts";
export { findPublicFile } from "./store.ts";
