import type { AnyRoute } from "../route.ts";
import { campaignRoutes } from "./campaigns.ts";
import { commentRoutes } from "./comments.ts";
import { episodeRoutes } from "./episodes.ts";
import { mediaRoutes } from "./media.ts";
import { presenterRoutes } from "./presenters.ts";
import { previewLinkRoutes } from "./preview-links.ts";
import { progressRoutes } from "./progress.ts";
import { renderRoutes } from "./renders.ts";
import { reviewRoutes } from "./reviews.ts";
import { scriptReviewRoutes } from "./script-reviews.ts";
import { scriptRoutes } from "./scripts.ts";
import { searchRoutes } from "./search.ts";
import { sourceRoutes } from "./sources.ts";
import { storyboardRoutes } from "./storyboards.ts";

/** Every route of the admin API: what is not in this list is not served. */
export const ROUTES: readonly AnyRoute[] = [
  ...campaignRoutes,
  ...episodeRoutes,
  ...presenterRoutes,
  ...scriptRoutes,
  ...sourceRoutes,
  ...mediaRoutes,
  ...storyboardRoutes,
  ...renderRoutes,
  ...progressRoutes,
  ...searchRoutes,
  ...scriptReviewRoutes,
  ...reviewRoutes,
  ...commentRoutes,
  ...previewLinkRoutes,
];
