// Owns what a campaign is: its dates, cadence, episodes, presenters and their consent.
// Never knows what an episode says, nor which slot it gets.
export {
  type Cadence,
  cadenceSchema,
  type ScheduleFault,
  type ScheduleReason,
  scheduleFaults,
  wallTimesOf,
} from "./cadence/index.ts";
export { neverFires } from "./campaign-checks.ts";
export {
  type Audience,
  type Blackout,
  type CampaignFile,
  type CampaignFileEpisode,
  type ChannelKind,
  campaignFileSchema,
  channelKindSchema,
  consentsIn,
  type Limits,
  timetableSchema,
} from "./campaign-file.ts";
export {
  campaignEditSchema,
  episodeEditSchema,
  newConsentSchema,
  newEpisodeSchema,
  newPresenterSchema,
  presenterEditSchema,
} from "./edits.ts";
