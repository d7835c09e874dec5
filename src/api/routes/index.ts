import type { AnyRoute } from "../route.ts";
import { commentRoutes } from "./comments.ts";
import { previewLinkRoutes } from "./preview-links.ts";
import { renderRoutes } from "./renders.ts";
import { reviewRoutes } from "./reviews.ts";
import { scriptReviewRoutes } from "./script-reviews.ts";

/** Every route of the admin API: what is not in this list is not served. */
export const ROUTES: readonly AnyRoute[] = [
  ...renderRoutes,
  ...scriptReviewRoutes,
  ...reviewRoutes,
  ...commentRoutes,
  ...previewLinkRoutes,
];
