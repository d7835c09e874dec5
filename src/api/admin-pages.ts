import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import express, { type Response, Router } from "express";
import helmet from "helmet";
import { projectPath } from "#config/project.ts";

const NONCE = "%NONCE%";

/** The web app under `/admin/`: one page for all its addresses, and assets that are named by their content. */
export function adminPages(root = projectPath("dist", "web")): Router {
  const router = Router();
  const file = `${root}/index.html`;
  const page = existsSync(file) ? readFileSync(file, "utf8") : null;
  router.use("/admin/assets", express.static(`${root}/assets`, { immutable: true, maxAge: "365d", index: false }));
  router.get("/admin{/*page}", (request, response, next) => {
    // A missing asset is missing; only addresses of pages are answered with the page.
    if (page === null || request.path.startsWith("/admin/assets/")) return next();
    if (request.path === "/admin") return response.redirect(302, "/admin/");
    const nonce = randomBytes(18).toString("base64");
    policyFor(nonce)(request, response, () => send(response, page.replaceAll(NONCE, nonce)));
  });
  return router;
}

function send(response: Response, html: string): void {
  response.set("Cache-Control", "no-cache").type("html").send(html);
}

// Scripts of ours only, and markup is never made of words: see docs/decisions/0030.
const policyFor = (nonce: string) =>
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcElem: ["'self'", `'nonce-${nonce}'`],
      styleSrcAttr: ["'unsafe-inline'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", "blob:"],
      mediaSrc: ["'self'", "blob:"],
      connectSrc: ["'self'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["default"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
