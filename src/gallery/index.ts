// Owns what the public may see: released episodes, their files and the pages that show them.
// Never changes anything.
export { mediaPath } from "./media.ts";
export type { PublicSite, PublishedCampaign, PublishedEpisode, Tombstone } from "./published.ts";
export { readGallery } from "./read-gallery.ts";
export { readTombstone } from "./read-tombstone.ts";
export { findPublicFile, wasTakenDown } from "./store.ts";
