import type { Request, Response } from "express";
import type { z } from "zod";
import type { Context, Permission } from "#access/index.ts";
import type { SignIn } from "./authenticate.ts";
import type { ApiPorts } from "./ports.ts";

/** An answer that is not one JSON value: a stream, a file. `schema` describes what one event or line holds. */
export type WrittenAnswer = { contentType: string; description: string; schema?: z.ZodType };
export type Answers = Record<number, z.ZodType | WrittenAnswer>;

/** Headers by name; `etag` is quoted already, as `"3"`. */
type Heading = { etag?: string; headers?: Record<string, string> };

/** What a route gives back for one of its statuses: a body that fits the schema, or a function that writes it. */
export type Answer<Of extends Answers> = {
  [Status in keyof Of & number]: Heading &
    (Of[Status] extends z.ZodType
      ? { status: Status; body: z.input<Of[Status]> }
      : { status: Status; write: (response: Response) => void | Promise<void> });
}[keyof Of & number];

/** Who may ask: those with a permission, everyone who is signed in, or anyone for a reason. */
export type Policy = Permission | "signed-in" | { anyone: string };

/** A file of a multipart request, on disk until the answer is sent. */
export type UploadedFile = { path: string; bytes: number };

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export type Asked<Params, Query, Body> = {
  /** Of whoever asks, with the id of this request. */
  ctx: Context;
  ports: ApiPorts;
  params: Parsed<Params>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  /** What stands between the quotes of If-Match; empty where the route takes none. */
  ifMatch: string;
  /** The files of a multipart request. */
  parts: readonly UploadedFile[];
  signIn: SignIn | undefined;
  request: Request;
  /** For what cannot be said with an answer: that whoever asked hung up. */
  response: Response;
};

type Facts = {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** As express writes it: `/api/v1/campaigns/:campaignId`. */
  path: `/${string}`;
  /** One line for the reference page. */
  summary: string;
  tag: string;
  permission: Policy;
  /** Takes one file as `multipart/form-data` in the part `file`, of at most so many bytes, instead of JSON. */
  upload?: { maxBytes: number };
  /** How often one person or token may ask for it a day, where each costs a lot. */
  dailyLimit?: number;
  /** Signed in again within five minutes, else 401 `reauthenticate`. */
  freshSignIn?: boolean;
  /** Also takes a token as the password of HTTP Basic, for programs that know no other way; only for reading. */
  takesPassword?: boolean;
};

export type AnyRoute = Required<Pick<Facts, "method" | "path" | "summary" | "tag" | "permission" | "freshSignIn">> &
  Pick<Facts, "upload" | "dailyLimit" | "takesPassword"> & {
    params: z.ZodObject | undefined;
    query: z.ZodObject | undefined;
    body: z.ZodType | undefined;
    answers: Answers;
    idempotency: "required" | { none: string };
    ifMatch: boolean;
    handle: (asked: AskedOfAny) => Promise<AnyAnswer>;
  };

// biome-ignore lint/suspicious/noExplicitAny: the one place where routes of every shape meet; defineRoute checks each
type AskedOfAny = Asked<any, any, any>;
export type AnyAnswer = Heading & {
  status: number;
  body?: unknown;
  write?: (response: Response) => void | Promise<void>;
};

/** A route with its types still known, for a client to be inferred from. */
export type Route<Method, Path, Params, Query, Body, Of> = AnyRoute & {
  readonly "~types"?: { method: Method; path: Path; params: Params; query: Query; body: Body; answers: Of };
};

/**
 * Declares a route as one value: the router, the OpenAPI document, the policy test and the fuzz are made from it.
 * A POST takes an Idempotency-Key and an edit an If-Match unless it says otherwise.
 */
export function defineRoute<
  const Method extends Facts["method"],
  const Path extends Facts["path"],
  Of extends Answers,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  route: Facts & {
    method: Method;
    path: Path;
    params?: Params;
    query?: Query;
    body?: Body;
    answers: Of;
    idempotency?: "required" | { none: string };
    ifMatch?: boolean;
    handle: (asked: Asked<Params, Query, Body>) => Promise<Answer<NoInfer<Of>>>;
  },
): Route<Method, Path, Params, Query, Body, Of> {
  const { method, params, query, body, freshSignIn = false } = route;
  const isEdit = method === "patch" || method === "put" || method === "delete";
  const idempotency = route.idempotency ?? (method === "post" ? "required" : { none: "only POST creates or sends" });
  return { ...route, params, query, body, freshSignIn, idempotency, ifMatch: route.ifMatch ?? isEdit };
}

export function isWritten(answer: z.ZodType | WrittenAnswer): answer is WrittenAnswer {
  return "contentType" in answer;
}
