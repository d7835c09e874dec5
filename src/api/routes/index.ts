import type { AnyRoute } from "../route.ts";
import { auditRoutes } from "./audit.ts";
import { mailRoutes } from "./mails.ts";
import { notificationRoutes } from "./notifications.ts";
import { renderRoutes } from "./renders.ts";

/** Every route of the admin API: what is not in this list is not served. */
export const ROUTES: readonly AnyRoute[] = [...renderRoutes, ...auditRoutes, ...notificationRoutes, ...mailRoutes];
