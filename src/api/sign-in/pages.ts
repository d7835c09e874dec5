import { Router } from "express";
import helmet from "helmet";
import { projectPath } from "#config/project.ts";

const FOLDER = projectPath("src", "api", "sign-in");
const PAGES = { "/sign-in": "sign-in.html", "/set-up": "set-up.html" };
const PARTS = ["sign-in.css", "sign-in.js", "set-up.js", "ask.js"];

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

/** The pages on which people sign in and set up how they do. They hold nothing: all they know comes from the API. */
export function signInPages(): Router {
  const router = Router();
  for (const [address, file] of Object.entries(PAGES)) {
    router.get(address, POLICY, (_request, response) => {
      response.set("Cache-Control", "no-cache").sendFile(file, { root: FOLDER, cacheControl: false });
    });
  }
  for (const part of PARTS) {
    router.get(`/sign-in/${part}`, (_request, response) => {
      response.set("Cache-Control", "no-cache").sendFile(part, { root: FOLDER, cacheControl: false });
    });
  }
  return router;
}
