import type { AnyRoute } from "../route.ts";
import { channelRoutes } from "./channels.ts";
import { holdRoutes } from "./holds.ts";
import { releaseRoutes } from "./releases.ts";
import { renderRoutes } from "./renders.ts";
import { scheduleRoutes } from "./schedules.ts";
import { slotRoutes } from "./slots.ts";

/** Every route of the admin API: what is not in this list is not served. */
export const ROUTES: readonly AnyRoute[] = [
  ...renderRoutes,
  ...scheduleRoutes,
  ...slotRoutes,
  ...releaseRoutes,
  ...channelRoutes,
  ...holdRoutes,
];
