import type { z } from "zod";
import type { Answers, Route, WrittenAnswer } from "./route.ts";
import type { campaignRoutes } from "./routes/campaigns.ts";
import type { episodeRoutes } from "./routes/episodes.ts";
import type { mediaRoutes } from "./routes/media.ts";
import type { presenterRoutes } from "./routes/presenters.ts";
import type { renderRoutes } from "./routes/renders.ts";
import type { scriptRoutes } from "./routes/scripts.ts";
import type { searchRoutes } from "./routes/search.ts";
import type { sourceRoutes } from "./routes/sources.ts";
import type { storyboardRoutes } from "./routes/storyboards.ts";

// Types alone: a page that imports this file gets none of the server.
type Served =
  | (typeof campaignRoutes)[number]
  | (typeof episodeRoutes)[number]
  | (typeof mediaRoutes)[number]
  | (typeof presenterRoutes)[number]
  | (typeof renderRoutes)[number]
  | (typeof scriptRoutes)[number]
  | (typeof searchRoutes)[number]
  | (typeof sourceRoutes)[number]
  | (typeof storyboardRoutes)[number];

type NameOf<One> =
  One extends Route<infer Method extends string, infer Path extends string, infer _P, infer _Q, infer _B, infer _A>
    ? `${Method} ${Path}`
    : never;
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Body<Of> = Of extends Answers
  ? {
      [Status in keyof Of]: Of[Status] extends WrittenAnswer
        ? never
        : Of[Status] extends z.ZodType
          ? z.output<Of[Status]>
          : never;
    }[keyof Of]
  : never;

/** What each route takes and gives, by method and address: `Calls["get /api/v1/campaigns/:campaignId"]`. */
export type Calls = {
  [One in Served as NameOf<One>]: One extends Route<infer _M, infer _P, infer Params, infer Query, infer Sent, infer Of>
    ? { params: Given<Params>; query: Given<Query>; body: Given<Sent>; answer: Body<Of> }
    : never;
};
