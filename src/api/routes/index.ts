import type { AnyRoute } from "../route.ts";
import { accountRoutes } from "./account.ts";
import { peopleRoutes } from "./people.ts";
import { renderRoutes } from "./renders.ts";
import { signInRoutes } from "./sign-in.ts";
import { tokenRoutes } from "./tokens.ts";

/** Every route of the admin API: what is not in this list is not served. */
export const ROUTES: readonly AnyRoute[] = [
  ...signInRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...tokenRoutes,
  ...renderRoutes,
];
