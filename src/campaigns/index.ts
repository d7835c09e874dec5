// Owns what a campaign is: its dates, cadence, episodes, presenters and their consent.
// Never knows what an episode says, nor which slot it gets.
export {
  type Blackout,
  type CampaignFile,
  type CampaignFileEpisode,
  type ChannelKind,
  campaignFileSchema,
  consentsIn,
  timetableSchema,
} from "./campaign-file.ts";
