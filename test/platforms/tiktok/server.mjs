// Speaks as TikTok's Content Posting API does in its documentation, as far as we use it.
import { randomUUID } from "node:crypto";
import express from "express";
import { bytesOf, sha256 } from "../fake/body.mjs";
import { serve } from "../fake/serve.mjs";
import { openTokens } from "../fake/tokens.mjs";

const MB = 1_000_000;

serve((app, fake) => {
  const tokens = openTokens({ access: "access-0", refresh: "refresh-0", rotates: true });
  const posts = new Map();
  const listed = [];
  const initiations = [];
  const platform = {
    creator: {
      creator_username: "sunny.corner",
      creator_nickname: "Sunny Corner",
      privacy_level_options: ["PUBLIC_TO_EVERYONE", "MUTUAL_FOLLOW_FRIENDS", "SELF_ONLY"],
      comment_disabled: false,
      duet_disabled: true,
      stitch_disabled: false,
      max_video_post_duration_sec: 300,
    },
    isUnaudited: false,
    mayList: true,
    verdict: undefined,
    uploadOrigin: undefined,
    isUploadExpired: false,
  };
  fake.control = ({ expire, revoke, ...others }) => {
    if (expire) tokens.expire();
    if (revoke) tokens.revoke();
    Object.assign(platform, others);
  };
  const ok = (response, data) => response.json({ data, error: { code: "ok", message: "", log_id: "log" } });
  const deny = (response, status, code) =>
    response.status(status).json({ error: { code, message: "", log_id: "log" } });

  app.post("/v2/oauth/token/", express.urlencoded({ extended: false }), (request, response) => {
    const { client_key: key, client_secret: secret, refresh_token: token } = request.body;
    const isClient = key === "client-0" && secret === "client-secret-0";
    const renewed = isClient ? tokens.renew(token) : undefined;
    // No is said with 200, too.
    if (!renewed) return response.json({ error: "invalid_grant", error_description: "gone", log_id: "log" });
    return response.json({ access_token: renewed.access, refresh_token: renewed.refresh, expires_in: 86400 });
  });

  app.put("/video/", async (request, response) => {
    const bytes = await bytesOf(request);
    const post = [...posts.values()].find(({ uploadToken }) => uploadToken === request.query.upload_token);
    if (!post) return response.status(404).end();
    if (platform.isUploadExpired) return response.status(403).end();
    const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers["content-range"]) ?? [];
    const isRange =
      Number(total) === post.size &&
      Number(first) === post.received.length &&
      Number(last) - Number(first) + 1 === bytes.length;
    if (!isRange) return response.status(416).end();
    const isLast = Number(last) + 1 === post.size;
    return fake.troubles.meet(isLast ? "final" : "chunk", request, response, {
      accept: () => {
        post.received = Buffer.concat([post.received, bytes]);
        if (isLast) publish(post);
      },
      answer: () => response.status(isLast ? 201 : 206).end(),
    });
  });

  app.use((request, response, next) => {
    if (tokens.isValid(request)) return next();
    return deny(response, 401, "access_token_invalid");
  });
  app.use(express.json());

  app.post("/v2/post/publish/creator_info/query/", (request, response) =>
    fake.troubles.meet("creator", request, response, { answer: () => ok(response, platform.creator) }),
  );

  app.post("/v2/post/publish/video/init/", async (request, response) => {
    const { post_info: info, source_info: source } = request.body;
    const aMinuteAgo = fake.now().getTime() - 60_000;
    initiations.push(fake.now().getTime());
    if (initiations.filter((at) => at > aMinuteAgo).length > 6) return deny(response, 429, "rate_limit_exceeded");
    if (!isCut(source)) return deny(response, 400, "invalid_params");
    if (!platform.creator.privacy_level_options.includes(info.privacy_level)) {
      return deny(response, 403, "privacy_level_option_mismatch");
    }
    if (platform.isUnaudited && info.privacy_level !== "SELF_ONLY") {
      return deny(response, 403, "unaudited_client_can_only_post_to_private_accounts");
    }
    return fake.troubles.meet("init", request, response, {
      answer: () => {
        const publishId = `v_pub_file~v2.${randomUUID()}`;
        const uploadToken = randomUUID();
        posts.set(publishId, { publishId, info, size: source.video_size, received: Buffer.alloc(0), uploadToken });
        const upload_url = `${platform.uploadOrigin ?? fake.origin}/video/?upload_id=1&upload_token=${uploadToken}`;
        ok(response, { publish_id: publishId, upload_url });
      },
    });
  });

  app.post("/v2/post/publish/status/fetch/", (request, response) => {
    const post = posts.get(request.body.publish_id);
    if (!post) return deny(response, 400, "invalid_publish_id");
    return fake.troubles.meet("status", request, response, { answer: () => ok(response, statusOf(post)) });
  });

  app.post("/v2/video/list/", (_request, response) => {
    if (!platform.mayList) return deny(response, 401, "scope_not_authorized");
    return ok(response, { videos: listed.slice(0, 20), cursor: 0, has_more: false });
  });

  function publish(post) {
    // The verdict is TikTok's: what it calls failed may be there to be seen all the same.
    const isSeen = platform.verdict === undefined || platform.verdict.isSeen;
    post.verdict = platform.verdict;
    if (!isSeen) return;
    post.postId = String(7_000_000_000_000_000_000n + BigInt(listed.length));
    const createdAt = Math.floor(fake.now().getTime() / 1000);
    listed.unshift({
      id: post.postId,
      create_time: createdAt,
      video_description: post.info.title.replace(/\s+/g, " "),
    });
    fake.ledger.write({ what: "published", id: post.postId, sha256: sha256(post.received), info: post.info });
  }

  function statusOf(post) {
    const uploaded_bytes = post.received.length;
    if (post.verdict) return { status: "FAILED", fail_reason: post.verdict.reason, uploaded_bytes };
    if (post.postId === undefined) return { status: "PROCESSING_UPLOAD", uploaded_bytes };
    const isPublic = post.info.privacy_level === "PUBLIC_TO_EVERYONE";
    const publicaly_available_post_id = isPublic ? [post.postId] : [];
    return { status: "PUBLISH_COMPLETE", uploaded_bytes, publicaly_available_post_id };
  }
});

function isCut({ source, video_size: size, chunk_size: chunk, total_chunk_count: count }) {
  if (source !== "FILE_UPLOAD" || count !== Math.floor(size / chunk) || count < 1 || count > 1000) return false;
  if (count === 1) return chunk === size && size <= 64 * MB;
  return chunk >= 5 * MB && chunk <= 64 * MB && size - chunk * (count - 1) <= 128 * MB;
}
