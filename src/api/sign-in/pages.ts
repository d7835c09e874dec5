import type { Router } from "express";
import { plainPages } from "../plain-pages.ts";

/** The pages on which people sign in and set up how they do. */
export function signInPages(): Router {
  return plainPages("sign-in", {
    pages: { "/sign-in": "sign-in.html", "/set-up": "set-up.html" },
    parts: ["sign-in.css", "sign-in.js", "set-up.js", "ask.js"],
  });
}
