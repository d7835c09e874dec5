import { randomBytes, randomUUID } from "node:crypto";
import express from "express";
import { bytesOf, partsOf, rangeHeaders, sha256, takeRange } from "../fake/body.mjs";

const PATH = "/upload/youtube/v3/videos";
const CHUNK_UNIT = 256 * 1024;

/** developers.google.com/youtube/v3/guides/using_resumable_upload_protocol and .../v3/docs/captions/insert. */
export function mountUploads(app, platform) {
  const { fake, sessions, videos, deny } = platform;

  app.post(PATH, express.json(), async (request, response) => {
    platform.inserts += 1;
    if (platform.inserts > 100) return deny(response, 403, "quotaExceeded");
    const metadata = request.body;
    const fault = faultOf(metadata);
    if (fault) return deny(response, 400, fault);
    return fake.troubles.meet("init", request, response, {
      answer: () => {
        const uploadId = randomUUID();
        const total = Number(request.headers["x-upload-content-length"]);
        sessions.set(uploadId, { metadata, total, received: Buffer.alloc(0), video: undefined });
        const host = fake.troubles.take("location") === "elsewhere" ? "http://evil.example" : fake.origin;
        response.set("location", `${host}${PATH}?uploadType=resumable&upload_id=${uploadId}`).status(200).end();
      },
    });
  });

  app.put(PATH, async (request, response) => {
    const bytes = await bytesOf(request);
    const session = sessions.get(request.query.upload_id);
    if (!session) return response.status(404).end();
    if (session.video) return response.status(200).json(shown(session.video));
    const range = takeRange(session, request.headers["content-range"], bytes);
    const askForMore = () => response.status(308).set(rangeHeaders(session)).end();
    if (range === "wrong") return deny(response, 400, "invalidRange");
    if (range === "asked") return askForMore();
    if (range === "more" && bytes.length % CHUNK_UNIT !== 0) return deny(response, 400, "invalidChunk");
    const accept = () => {
      session.received = Buffer.concat([session.received, bytes]);
      if (range === "last") session.video = publish(session);
    };
    const answer = () => (session.video ? response.status(200).json(shown(session.video)) : askForMore());
    return fake.troubles.meet(range === "last" ? "final" : "chunk", request, response, { accept, answer });
  });

  app.post("/upload/youtube/v3/captions", async (request, response) => {
    const body = await bytesOf(request);
    if (!platform.spend(response, 400)) return undefined;
    const [head, track] = partsOf(body, request.headers["content-type"]);
    const { snippet } = JSON.parse(head.content.toString("utf8"));
    const isThere = platform.captions.some(
      ({ videoId, language }) => videoId === snippet.videoId && language === snippet.language,
    );
    if (isThere) return deny(response, 409, "captionExists");
    return fake.troubles.meet("captions", request, response, {
      accept: () => {
        platform.captions.push(snippet);
        fake.ledger.write({ what: "captioned", ...snippet, sha256: sha256(track.content) });
      },
      answer: () => response.json({ id: randomUUID(), snippet }),
    });
  });

  function publish({ metadata, received }) {
    const { privacyStatus, publishAt } = metadata.status;
    const id = randomBytes(8).toString("base64url");
    const status = { uploadStatus: "uploaded", license: "youtube", publicStatsViewable: true, ...metadata.status };
    // A time counts only with "private"; uploads of an unaudited project stay private.
    if (privacyStatus !== "private" || platform.isUnaudited) delete status.publishAt;
    if (platform.isUnaudited) status.privacyStatus = "private";
    const video = { id, snippet: metadata.snippet, status };
    videos.unshift(video);
    fake.ledger.write({
      what: "published",
      id,
      sha256: sha256(received),
      publishAt,
      status,
      snippet: metadata.snippet,
    });
    return video;
  }
}

function shown({ id, status }) {
  return { id, status };
}

function faultOf({ snippet, status }) {
  if (!snippet?.title || snippet.title.length > 100 || /[<>]/.test(snippet.title)) return "invalidTitle";
  if (Buffer.byteLength(snippet.description) > 5000 || /[<>]/.test(snippet.description)) return "invalidDescription";
  return typeof status?.selfDeclaredMadeForKids === "boolean" ? undefined : "invalidVideoMetadata";
}
