import type { z } from "zod";
import type { Answers, Route, WrittenAnswer } from "#api/route.ts";
import type { accountRoutes } from "#api/routes/account.ts";
import type { auditRoutes } from "#api/routes/audit.ts";
import type { campaignRoutes } from "#api/routes/campaigns.ts";
import type { channelRoutes } from "#api/routes/channels.ts";
import type { commentRoutes } from "#api/routes/comments.ts";
import type { episodeRoutes } from "#api/routes/episodes.ts";
import type { holdRoutes } from "#api/routes/holds.ts";
import type { installationRoutes } from "#api/routes/installation.ts";
import type { mailRoutes } from "#api/routes/mails.ts";
import type { mediaRoutes } from "#api/routes/media.ts";
import type { notificationRoutes } from "#api/routes/notifications.ts";
import type { peopleRoutes } from "#api/routes/people.ts";
import type { presenterRoutes } from "#api/routes/presenters.ts";
import type { previewLinkRoutes } from "#api/routes/preview-links.ts";
import type { releaseRoutes } from "#api/routes/releases.ts";
import type { renderRoutes } from "#api/routes/renders.ts";
import type { reviewRoutes } from "#api/routes/reviews.ts";
import type { scheduleRoutes } from "#api/routes/schedules.ts";
import type { scriptReviewRoutes } from "#api/routes/script-reviews.ts";
import type { scriptRoutes } from "#api/routes/scripts.ts";
import type { searchRoutes } from "#api/routes/search.ts";
import type { signInRoutes } from "#api/routes/sign-in.ts";
import type { slotRoutes } from "#api/routes/slots.ts";
import type { sourceRoutes } from "#api/routes/sources.ts";
import type { storyboardRoutes } from "#api/routes/storyboards.ts";
import type { tokenRoutes } from "#api/routes/tokens.ts";

// Types alone: the app gets none of the server.
type Served =
  | (typeof accountRoutes)[number]
  | (typeof auditRoutes)[number]
  | (typeof campaignRoutes)[number]
  | (typeof channelRoutes)[number]
  | (typeof commentRoutes)[number]
  | (typeof episodeRoutes)[number]
  | (typeof holdRoutes)[number]
  | (typeof installationRoutes)[number]
  | (typeof mailRoutes)[number]
  | (typeof mediaRoutes)[number]
  | (typeof notificationRoutes)[number]
  | (typeof peopleRoutes)[number]
  | (typeof presenterRoutes)[number]
  | (typeof previewLinkRoutes)[number]
  | (typeof releaseRoutes)[number]
  | (typeof renderRoutes)[number]
  | (typeof reviewRoutes)[number]
  | (typeof scheduleRoutes)[number]
  | (typeof scriptReviewRoutes)[number]
  | (typeof scriptRoutes)[number]
  | (typeof searchRoutes)[number]
  | (typeof signInRoutes)[number]
  | (typeof slotRoutes)[number]
  | (typeof sourceRoutes)[number]
  | (typeof storyboardRoutes)[number]
  | (typeof tokenRoutes)[number];

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

export type CallName = keyof Calls;
/** Those that only read. */
export type Reading = Extract<CallName, `get ${string}`>;
/** What a route answers. */
export type AnswerOf<Name extends CallName> = Calls[Name]["answer"];
/** One of the items of a list. */
export type ItemOf<Name extends CallName> = AnswerOf<Name> extends { items: (infer Item)[] } ? Item : never;

type Optional<Key extends string, Value> = [Value] extends [undefined]
  ? { [K in Key]?: undefined }
  : Record<never, never> extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value };
/** What has to be said with a call: its params, query and body, as far as it has them. */
export type Said<Name extends CallName> = Optional<"params", Calls[Name]["params"]> &
  Optional<"query", Calls[Name]["query"]> &
  Optional<"body", Calls[Name]["body"]>;
