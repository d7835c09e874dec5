// Speaks as YouTube's Data API v3 does in its documentation, as far as we use it.
import express from "express";
import { serve } from "../fake/serve.mjs";
import { openTokens } from "../fake/tokens.mjs";
import { mountUploads } from "./uploads.mjs";
import { mountVideos } from "./videos.mjs";

serve((app, fake) => {
  const tokens = openTokens({ access: "access-0", refresh: "refresh-0" });
  const platform = {
    fake,
    tokens,
    videos: [],
    sessions: new Map(),
    captions: [],
    units: 0,
    inserts: 0,
    isUnaudited: false,
    isBusy: false,
    deny,
    spend,
  };
  fake.control = ({ expire, revoke, forgetSessions, removeVideos, ...others }) => {
    if (expire) tokens.expire();
    if (revoke) tokens.revoke();
    if (removeVideos) platform.videos.length = 0;
    if (forgetSessions) platform.sessions.clear();
    Object.assign(platform, others);
  };

  app.post("/token", express.urlencoded({ extended: false }), (request, response) => {
    const { client_id: id, client_secret: secret, refresh_token: token } = request.body;
    const isClient = id === "client-0" && secret === "client-secret-0";
    const renewed = isClient ? tokens.renew(token) : undefined;
    if (!renewed) return response.status(400).json({ error: "invalid_grant" });
    return response.json({ access_token: renewed.access, expires_in: 3599, token_type: "Bearer" });
  });
  app.use((request, response, next) => {
    if (tokens.isValid(request)) return next();
    return deny(response, 401, "authError");
  });
  mountUploads(app, platform);
  mountVideos(app, platform);

  function spend(response, units) {
    platform.units += units;
    if (platform.units <= 10_000) return true;
    deny(response, 403, "quotaExceeded");
    return false;
  }
});

function deny(response, status, reason) {
  return response.status(status).json({ error: { code: status, errors: [{ domain: "youtube", reason }] } });
}
