import { parse } from "cookie";
import type { Request, Response } from "express";
import { previewGonePage } from "#gallery/pages/index.ts";
import { openPreview } from "#reviews/actions/index.ts";
import { isPass } from "#reviews/index.ts";
import type { ApiPorts } from "../ports.ts";

const COOKIE = "preview";
const GONE = previewGonePage();

export type PreviewSources = { ports: ApiPorts; isHttps: boolean };
type Link = NonNullable<Awaited<ReturnType<typeof openPreview>>>;
/** A link that opens something now; `isLocked` as long as its password was not given. */
export type Opened = { link: Link; isLocked: boolean };

/** The link at an address; null when it opens nothing, and then that is answered, in the same words for each reason. */
export async function openLink(
  request: Request,
  response: Response,
  { ports }: PreviewSources,
): Promise<Opened | null> {
  const now = new Date();
  const { reader, preview } = ports;
  const token = String(request.params["token"]);
  const link = await openPreview({ token, now }, { reader, keys: preview.keys });
  if (!link) {
    answerGone(response);
    return null;
  }
  const { id, passwordHash } = link;
  const pass = parse(request.headers.cookie ?? "")[COOKIE];
  const isLocked = passwordHash !== null && !isPass({ id, passwordHash }, pass, { now, keys: preview.keys });
  return { link, isLocked };
}

export function answerGone(response: Response): void {
  response.status(404).type("html").send(GONE);
}

/** Keeps for this link alone that its password was given. */
export function keepPass(
  response: Response,
  { token, pass, isHttps }: { token: string; pass: string; isHttps: boolean },
) {
  // No domain and this one path: other links and other pages never see it.
  response.cookie(COOKIE, pass, { httpOnly: true, sameSite: "lax", secure: isHttps, path: `/preview/${token}` });
}
