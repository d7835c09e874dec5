import type { AnyRoute } from "../route.ts";
import { accountRoutes } from "./account.ts";
import { auditRoutes } from "./audit.ts";
import { campaignRoutes } from "./campaigns.ts";
import { channelRoutes } from "./channels.ts";
import { commentRoutes } from "./comments.ts";
import { episodeRoutes } from "./episodes.ts";
import { holdRoutes } from "./holds.ts";
import { installationRoutes } from "./installation.ts";
import { mailRoutes } from "./mails.ts";
import { mediaRoutes } from "./media.ts";
import { notificationRoutes } from "./notifications.ts";
import { peopleRoutes } from "./people.ts";
import { planCalendarRoutes } from "./plan-calendar.ts";
import { presenterRoutes } from "./presenters.ts";
import { previewLinkRoutes } from "./preview-links.ts";
import { progressRoutes } from "./progress.ts";
import { releaseRoutes } from "./releases.ts";
import { renderRoutes } from "./renders.ts";
import { reviewRoutes } from "./reviews.ts";
import { scheduleRoutes } from "./schedules.ts";
import { scriptReviewRoutes } from "./script-reviews.ts";
import { scriptRoutes } from "./scripts.ts";
import { searchRoutes } from "./search.ts";
import { signInRoutes } from "./sign-in.ts";
import { slotRoutes } from "./slots.ts";
import { sourceRoutes } from "./sources.ts";
import { storyboardRoutes } from "./storyboards.ts";
import { tokenRoutes } from "./tokens.ts";

/** Every route of the admin API: what is not in this list is not served. */
export const ROUTES: readonly AnyRoute[] = [
  ...signInRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...tokenRoutes,
  ...renderRoutes,
  ...campaignRoutes,
  ...episodeRoutes,
  ...presenterRoutes,
  ...scriptRoutes,
  ...sourceRoutes,
  ...mediaRoutes,
  ...storyboardRoutes,
  ...progressRoutes,
  ...searchRoutes,
  ...scriptReviewRoutes,
  ...reviewRoutes,
  ...commentRoutes,
  ...previewLinkRoutes,
  ...scheduleRoutes,
  ...slotRoutes,
  ...planCalendarRoutes,
  ...releaseRoutes,
  ...channelRoutes,
  ...holdRoutes,
  ...installationRoutes,
  ...auditRoutes,
  ...notificationRoutes,
  ...mailRoutes,
];
