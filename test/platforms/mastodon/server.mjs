// Speaks as Mastodon does in its documentation, as far as we use it.
import express from "express";
import { bytesOf, partsOf, sha256 } from "../fake/body.mjs";
import { serve } from "../fake/serve.mjs";
import { openTokens } from "../fake/tokens.mjs";

const MINUTE = 60_000;

serve((app, fake) => {
  const tokens = openTokens({ access: "access-0", refresh: "none" });
  const media = new Map();
  const byKey = new Map();
  const statuses = [];
  let scheduled = [];
  let lastId = 1000;
  let looksUntilReady = 1;
  const nextId = () => String(++lastId);
  fake.control = ({ expire, ...others }) => {
    if (expire) tokens.expire();
    if (others.looksUntilReady !== undefined) looksUntilReady = others.looksUntilReady;
    if (others.forgetKeys) byKey.clear();
  };

  app.use((request, response, next) => {
    fire();
    if (tokens.isValid(request)) return next();
    return response.status(401).json({ error: "The access token is invalid" });
  });

  app.post("/api/v2/media", async (request, response) => {
    const parts = partsOf(await bytesOf(request), request.headers["content-type"]);
    const file = parts.find(({ head }) => head.includes('name="file"'));
    if (!/content-type: video\/mp4/.test(file?.head)) return response.status(422).json({ error: "File is invalid" });
    return fake.troubles.meet("media", request, response, {
      accept: () => {
        const id = nextId();
        media.set(id, { id, sha256: sha256(file.content), looks: 0, isAttached: false });
        return id;
      },
      answer: (id) => response.status(202).json({ id, type: "video", url: null }),
    });
  });

  app.get("/api/v1/media/:id", (request, response) => {
    const found = media.get(request.params.id);
    if (!found || found.isAttached) return response.status(404).json({ error: "Record not found" });
    found.looks += 1;
    if (found.looks <= looksUntilReady) return response.status(206).json({ id: found.id, url: null });
    return response.json({ id: found.id, type: "video", url: "https://files.example.org/v.mp4" });
  });

  app.post("/api/v1/statuses", express.json(), async (request, response) => {
    const known = byKey.get(request.headers["idempotency-key"]);
    if (known) return response.json(known);
    const { status: text, media_ids: ids, scheduled_at: at } = request.body;
    const files = ids.map((id) => media.get(id));
    if (files.some((file) => !file || file.isAttached)) return response.status(422).json({ error: "media is gone" });
    if (text.length > 520) return response.status(422).json({ error: "Text character limit of 500 exceeded" });
    if (at !== undefined && new Date(at) - fake.now() < 5 * MINUTE) {
      return response.status(422).json({ error: "Scheduled at must be at least 5 minutes in the future" });
    }
    return fake.troubles.meet("create", request, response, {
      accept: () => {
        for (const file of files) file.isAttached = true;
        const made = at === undefined ? post(request.body) : plan(request.body);
        byKey.set(request.headers["idempotency-key"], made);
        return made;
      },
      answer: (made) => response.json(made),
    });
  });

  app.get("/api/v1/accounts/verify_credentials", (_request, response) => response.json({ id: "1", acct: "sunny" }));
  app.get("/api/v1/accounts/1/statuses", (request, response) => {
    const { limit, max_id: before } = request.query;
    const from = before === undefined ? 0 : statuses.findIndex(({ id }) => id === before) + 1;
    return fake.troubles.meet("read", request, response, {
      answer: () => response.json(statuses.slice(from, from + Number(limit))),
    });
  });
  app.get("/api/v1/scheduled_statuses", (request, response) =>
    response.json(scheduled.slice(0, Number(request.query.limit))),
  );
  app.delete("/api/v1/statuses/:id", (request, response) => {
    const index = statuses.findIndex(({ id }) => id === request.params.id);
    if (index < 0) return response.status(404).json({ error: "Record not found" });
    const [gone] = statuses.splice(index, 1);
    fake.ledger.write({ what: "deleted", id: gone.id });
    return response.json(gone);
  });
  app.delete("/api/v1/scheduled_statuses/:id", (request, response) => {
    const isThere = scheduled.some(({ id }) => id === request.params.id);
    if (!isThere) return response.status(404).json({ error: "Record not found" });
    scheduled = scheduled.filter(({ id }) => id !== request.params.id);
    fake.ledger.write({ what: "unscheduled", id: request.params.id });
    return response.json({});
  });

  function plan(wish) {
    const made = {
      id: nextId(),
      scheduled_at: wish.scheduled_at,
      params: { text: wish.status, visibility: wish.visibility },
      media_attachments: wish.media_ids.map((id) => ({ id, type: "video" })),
    };
    scheduled.push(made);
    fake.ledger.write({ what: "scheduled", id: made.id, at: wish.scheduled_at });
    return made;
  }

  function post({ status, visibility, media_ids: ids }) {
    const id = nextId();
    const made = {
      id,
      created_at: fake.now().toISOString(),
      visibility,
      url: `https://social.example.org/@sunny/${id}`,
      content: `<p>${status.replace(/https:\S+/g, (url) => `<a href="${url}">${url}</a>`)}</p>`,
      media_attachments: ids.map((mediaId) => ({ id: mediaId, type: "video" })),
    };
    statuses.unshift(made);
    fake.ledger.write({ what: "published", id, sha256: media.get(ids[0]).sha256, status });
    return made;
  }

  function fire() {
    for (const due of scheduled.filter(({ scheduled_at: at }) => new Date(at) <= fake.now())) {
      scheduled = scheduled.filter((one) => one !== due);
      const ids = due.media_attachments.map(({ id }) => id);
      post({ status: due.params.text, visibility: due.params.visibility, media_ids: ids });
    }
  }
});
