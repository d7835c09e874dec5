import type { AnyRoute } from "../route.ts";
import { renderRoutes } from "./renders.ts";

/** Every route of the admin API: what is not in this list is not served. */
export const ROUTES: readonly AnyRoute[] = [...renderRoutes];
