// What happens to campaigns. Apart from the door of facts, so that a browser can import those alone.
export {
  findCampaign,
  findEpisode,
  findPresenter,
  listCampaigns,
  listEpisodes,
  listPresenters,
} from "../reading/store.ts";
export { createCampaign } from "./create-campaign.ts";
export { createEpisode } from "./create-episode.ts";
export { createPresenter } from "./create-presenter.ts";
export { editCampaign } from "./edit-campaign.ts";
export { editEpisode } from "./edit-episode.ts";
export { editPresenter } from "./edit-presenter.ts";
export { grantConsent } from "./grant-consent.ts";
export { reorderEpisodes } from "./reorder-episodes.ts";
export { withdrawConsent } from "./withdraw-consent.ts";
