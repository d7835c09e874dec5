// Speaks as PeerTube does in its documentation, as far as we use it.
import { randomUUID } from "node:crypto";
import express from "express";
import { bytesOf, partsOf, rangeHeaders, sha256, takeRange } from "../fake/body.mjs";
import { serve } from "../fake/serve.mjs";
import { openTokens } from "../fake/tokens.mjs";

const UPLOADS = "/api/v1/videos/upload-resumable";
const PUBLIC = 1;
const PUBLISHED = 1;
const TO_TRANSCODE = 2;

serve((app, fake) => {
  const tokens = openTokens({ access: "access-0", refresh: "refresh-0", rotates: true });
  const sessions = new Map();
  const platform = { password: "password-0", videos: [], state: undefined, isListLate: false };
  fake.control = ({ expire, revoke, forgetSessions, ...others }) => {
    if (expire) tokens.expire();
    if (revoke) tokens.revoke();
    if (forgetSessions) sessions.clear();
    Object.assign(platform, others);
  };

  app.get("/api/v1/oauth-clients/local", (_request, response) =>
    response.json({ client_id: "client-0", client_secret: "client-secret-0" }),
  );
  app.post("/api/v1/users/token", express.urlencoded({ extended: false }), (request, response) => {
    const { client_id: id, grant_type: grant, refresh_token: token, username, password } = request.body;
    const isPerson = grant === "password" && username === "sunny" && password === platform.password;
    const renewed = grant === "refresh_token" ? tokens.renew(token) : isPerson ? tokens.issue() : undefined;
    if (id !== "client-0" || !renewed) return response.status(400).json({ code: "invalid_grant", status: 400 });
    return response.json({ access_token: renewed.access, refresh_token: renewed.refresh, expires_in: 14399 });
  });
  app.use((request, response, next) => {
    if (tokens.isValid(request)) return next();
    return response.status(401).json({ code: "invalid_token", status: 401 });
  });

  app.post(UPLOADS, express.json(), (request, response) => {
    const metadata = request.body;
    const areTagsShort = metadata.tags.every((tag) => tag.length >= 2 && tag.length <= 30);
    if (!metadata.name || metadata.name.length > 120 || !areTagsShort || metadata.channelId !== 7) {
      return response.status(400).json({ status: 400 });
    }
    return fake.troubles.meet("init", request, response, {
      answer: () => {
        const uploadId = randomUUID();
        const total = Number(request.headers["x-upload-content-length"]);
        sessions.set(uploadId, { metadata, total, received: Buffer.alloc(0) });
        response.status(201).set("location", `//elsewhere.example${UPLOADS}?upload_id=${uploadId}`).end();
      },
    });
  });

  app.put(UPLOADS, async (request, response) => {
    const bytes = await bytesOf(request);
    const session = sessions.get(request.query.upload_id);
    if (!session) return response.status(404).json({ status: 404 });
    const range = takeRange(session, request.headers["content-range"], bytes);
    if (range === "wrong") return response.status(409).json({ status: 409 });
    const askForMore = () => response.status(308).set(rangeHeaders(session)).end();
    if (range === "asked") return askForMore();
    return fake.troubles.meet(range === "last" ? "final" : "chunk", request, response, {
      accept: () => {
        session.received = Buffer.concat([session.received, bytes]);
        if (range !== "last") return undefined;
        // Once whole, an upload is forgotten.
        sessions.delete(request.query.upload_id);
        return publish(session);
      },
      answer: (video) =>
        video ? response.json({ video: { id: video.id, uuid: video.uuid, shortUUID: video.shortUUID } }) : askForMore(),
    });
  });

  app.get("/api/v1/users/me", (_request, response) => response.json({ username: "sunny", id: 1 }));
  app.get("/api/v1/users/me/videos", (request, response) => {
    const { start, count } = request.query;
    const seen = platform.isListLate ? [] : platform.videos;
    const page = seen.slice(Number(start), Number(start) + Number(count));
    return fake.troubles.meet("read", request, response, {
      // A list names no tags.
      answer: () => response.json({ total: seen.length, data: page.map(({ tags: _, ...video }) => video) }),
    });
  });
  app.get("/api/v1/videos/:id", (request, response) => {
    const video = platform.videos.find(({ uuid }) => uuid === request.params.id);
    return video ? response.json(asOfNow(video)) : response.status(404).json({ status: 404 });
  });
  app.put("/api/v1/videos/:id/captions/:language", async (request, response) => {
    const [file] = partsOf(await bytesOf(request), request.headers["content-type"]);
    return fake.troubles.meet("captions", request, response, {
      accept: () => {
        const { id, language } = request.params;
        fake.ledger.write({ what: "captioned", id, language, sha256: sha256(file.content) });
      },
      answer: () => response.status(204).end(),
    });
  });
  app.delete("/api/v1/videos/:id", (request, response) => {
    const isThere = platform.videos.some(({ uuid }) => uuid === request.params.id);
    if (!isThere) return response.status(404).json({ status: 404 });
    platform.videos = platform.videos.filter(({ uuid }) => uuid !== request.params.id);
    fake.ledger.write({ what: "deleted", id: request.params.id });
    return response.status(204).end();
  });

  function publish({ metadata, received }) {
    const uuid = randomUUID();
    const video = {
      id: platform.videos.length + 1,
      uuid,
      shortUUID: uuid.replaceAll("-", "").slice(0, 22),
      name: metadata.name,
      tags: metadata.tags,
      createdAt: fake.now().toISOString(),
      privacy: { id: metadata.privacy },
      state: { id: metadata.waitTranscoding ? TO_TRANSCODE : PUBLISHED },
      scheduledUpdate: metadata.scheduleUpdate ?? null,
    };
    platform.videos.unshift(video);
    fake.ledger.write({ what: "published", id: uuid, sha256: sha256(received), metadata });
    return video;
  }

  function asOfNow(video) {
    // The second look finds it ready.
    const state = platform.state ?? video.state.id;
    video.state = { id: PUBLISHED };
    const isDue = video.scheduledUpdate && new Date(video.scheduledUpdate.updateAt) <= fake.now();
    const shown = { ...video, state: { id: state } };
    return isDue ? { ...shown, privacy: { id: PUBLIC }, scheduledUpdate: null } : shown;
  }
});
