import { type RequestHandler, Router, urlencoded } from "express";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import { MINUTE } from "#core/clock.ts";
import { InvalidInputError, NotFoundError } from "#core/errors.ts";
import { previewPage, previewPasswordPage } from "#gallery/pages/index.ts";
import { storedPath } from "#infra/files/disk-store.ts";
import { readPreview, writeGuestComment } from "#reviews/actions/index.ts";
import { passFor } from "#reviews/index.ts";
import { previewPolicy } from "../content-policy.ts";
import { sendProblem } from "../problem.ts";
import { answerGone, keepPass, openLink, type PreviewSources } from "./opened.ts";
import { pageInput } from "./page-input.ts";

const FILES = { "video.mp4": "video", "poster.jpg": "poster", "captions.vtt": "captions" } as const;
// Back to the page, without naming it: the log keeps where a request was sent on to.
const HERE = "./";
const LONGEST_FORM = 16 * 1024;

/** What somebody outside sees of one exact video, by a link that was made for them. */
export function previewRoutes(sources: PreviewSources & { dataDir: string }) {
  const { ports, isHttps, dataDir } = sources;
  const router = Router();
  router.use("/preview", apart);

  router.get("/preview/:token", async (request, response) => {
    const opened = await openLink(request, response, sources);
    if (!opened) return;
    const { token } = request.params;
    if (opened.isLocked) {
      response.send(previewPasswordPage({ action: `/preview/${token}/password` }));
      return;
    }
    const preview = await readPreview(opened.link, ports.reader);
    if (!preview) return answerGone(response);
    const said = request.query["said"] === "sent" ? { told: "sent" as const } : {};
    response.send(previewPage(pageInput(opened, preview, token, said)));
  });

  router.post("/preview/:token/password", ownForm, tries, async (request, response) => {
    const opened = await openLink(request, response, sources);
    if (!opened) return;
    const { token = "" } = request.params as { token?: string };
    const { id, passwordHash } = opened.link;
    const { preview } = ports;
    const isRight =
      passwordHash === null || (await preview.passwords.verify(passwordHash, fieldOf(request.body, "password")));
    if (!isRight) {
      response.status(403).send(previewPasswordPage({ action: `/preview/${token}/password`, fault: "wrong" }));
      return;
    }
    if (passwordHash !== null) {
      keepPass(response, {
        token,
        isHttps,
        pass: passFor({ id, passwordHash }, { now: new Date(), keys: preview.keys }),
      });
    }
    response.redirect(303, HERE);
  });

  router.post("/preview/:token/comments", ownForm, async (request, response) => {
    const opened = await openLink(request, response, sources);
    if (!opened) return;
    const { token = "" } = request.params as { token?: string };
    if (opened.isLocked || opened.link.scope !== "comment") return answerGone(response);
    const draft = {
      name: fieldOf(request.body, "name"),
      text: fieldOf(request.body, "text").replace(/\r\n?/g, "\n"),
      frame: fieldOf(request.body, "frame"),
    };
    const outcome = await write(opened.link.id, draft, sources);
    if (outcome === "gone") return answerGone(response);
    if (outcome === "sent") return response.redirect(303, `${HERE}?said=sent#comments`);
    const preview = await readPreview(opened.link, ports.reader);
    if (!preview) return answerGone(response);
    if (outcome === "too-many") response.set("Retry-After", "600");
    response
      .status(outcome === "too-many" ? 429 : 422)
      .send(previewPage(pageInput(opened, preview, token, { draft, told: outcome })));
  });

  router.get("/preview/:token/:file", async (request, response) => {
    const opened = await openLink(request, response, sources);
    if (!opened) return;
    const kind = Object.hasOwn(FILES, request.params.file) ? FILES[request.params.file as keyof typeof FILES] : null;
    const preview = opened.isLocked || kind === null ? null : await readPreview(opened.link, ports.reader);
    if (!preview || kind === null) return answerGone(response);
    const { sha256, mediaType } = preview.files[kind];
    const how = { root: dataDir, cacheControl: false, etag: false, lastModified: false };
    response.type(mediaType).sendFile(storedPath("", sha256), how);
  });

  router.all("/preview/{*rest}", (request, response) => {
    if (request.method === "GET" || request.method === "HEAD") return answerGone(response);
    response.set("Allow", "GET, HEAD, POST");
    sendProblem(request, response, 405, "method-not-allowed");
  });
  return router;
}

/** Kept by nobody, found by nobody, and told to nobody; its forms may be sent here alone. */
const apart: RequestHandler = function apart(request, response, next) {
  response.set({
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
  });
  response.set("Content-Security-Policy", previewPolicy());
  const site = request.get("Sec-Fetch-Site");
  if (request.method === "POST" && site !== undefined && site !== "same-origin") {
    sendProblem(request, response, 403, "cross-site-request");
    return;
  }
  next();
};

const ownForm = urlencoded({ extended: false, limit: LONGEST_FORM, parameterLimit: 10 });

// Each try costs us 64 MiB for a moment, and a guesser too few tries to get anywhere.
const tries = rateLimit({
  windowMs: 15 * MINUTE,
  limit: 10,
  standardHeaders: "draft-8",
  legacyHeaders: false,
  keyGenerator: ({ params, ip = "" }) => `${String(params["token"])} ${ipKeyGenerator(ip)}`,
  handler: (request, response) => {
    const action = `/preview/${String(request.params["token"])}/password`;
    response.status(429).send(previewPasswordPage({ action, fault: "too-many" }));
  },
});

function fieldOf(body: unknown, name: string): string {
  const value = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === "string" ? value : "";
}

type Faults = { faults: { field: "name" | "text" | "frame"; message: string }[] };

/** Writes a guest's comment; tells what became of it. */
async function write(
  linkId: string,
  { name: guestName, text, frame }: { name: string; text: string; frame: string },
  { ports }: PreviewSources,
): Promise<"sent" | "too-many" | "gone" | Faults> {
  const ctx = ports.contextOf({ type: "system", job: "preview-link" });
  try {
    const said = await writeGuestComment({
      ctx,
      input: { linkId, guestName, text, frame: Number(frame || Number.NaN) },
    });
    return said ? "sent" : "too-many";
  } catch (error) {
    if (error instanceof NotFoundError) return "gone";
    if (!(error instanceof InvalidInputError)) throw error;
    const fields = { guestName: "name", text: "text", frame: "frame" } as const;
    return {
      faults: error.issues.map(({ path, message }) => ({
        field: Object.hasOwn(fields, path) ? fields[path as keyof typeof fields] : "text",
        message,
      })),
    };
  }
}
