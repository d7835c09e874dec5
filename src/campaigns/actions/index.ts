// What happens to campaigns. Apart from the door of facts, so that a browser can import those alone.
export { createCampaign } from "./create-campaign.ts";
