import { type RequestHandler, Router } from "express";
import helmet from "helmet";
import { projectPath } from "#config/project.ts";

// Scripts of ours only, and they talk to nobody else. Forms are sent by them, never by the browser.
const POLICY = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** Pages for people who work here, out of a folder beside this file. They hold nothing: all they know comes from the API. */
export function plainPages(
  folder: string,
  { pages, parts }: { pages: Record<string, string>; parts: string[] },
): Router {
  const router = Router();
  const root = projectPath("src", "api", folder);
  const send =
    (file: string): RequestHandler =>
    (_request, response) => {
      response.set("Cache-Control", "no-cache").sendFile(file, { root, cacheControl: false });
    };
  for (const [address, file] of Object.entries(pages)) router.get(address, POLICY, send(file));
  for (const part of parts) router.get(`/${folder}/${part}`, send(part));
  return router;
}
