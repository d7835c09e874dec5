import express from "express";

/** developers.google.com/youtube/v3/docs/videos, .../channels and .../playlistItems. */
export function mountVideos(app, platform) {
  const { fake, videos, deny } = platform;

  app.get("/youtube/v3/channels", (_request, response) => {
    if (!platform.spend(response, 1)) return;
    const contentDetails = { relatedPlaylists: { uploads: "UUsunny" } };
    response.json({ items: [{ snippet: { title: "Sunny Corner" }, contentDetails }] });
  });

  app.get("/youtube/v3/playlistItems", (request, response) => {
    if (!platform.spend(response, 1)) return;
    const from = Number(request.query.pageToken ?? 0);
    const to = from + Number(request.query.maxResults);
    const items = videos.slice(from, to).map(({ id }) => ({ contentDetails: { videoId: id } }));
    response.json({ items, ...(to < videos.length ? { nextPageToken: String(to) } : {}) });
  });

  app.get("/youtube/v3/videos", async (request, response) => {
    if (!platform.spend(response, 1)) return;
    const ids = request.query.id.split(",");
    await fake.troubles.meet("read", request, response, {
      answer: () => response.json({ items: videos.filter(({ id }) => ids.includes(id)).map(asOfNow) }),
    });
  });

  app.put("/youtube/v3/videos", express.json(), (request, response) => {
    if (!platform.spend(response, 50)) return undefined;
    const video = videos.find(({ id }) => id === request.body.id);
    if (!video) return deny(response, 404, "videoNotFound");
    // What an update does not name is forgotten.
    video.status = { uploadStatus: video.status.uploadStatus, ...request.body.status };
    fake.ledger.write({ what: "changed", id: video.id, status: video.status });
    return response.json({ id: video.id, status: video.status });
  });

  function asOfNow({ id, snippet, status }) {
    const isDue = status.publishAt !== undefined && new Date(status.publishAt) <= fake.now();
    const { publishAt: _, ...rest } = status;
    const seen = isDue ? { ...rest, privacyStatus: "public" } : status;
    const uploadStatus = platform.isBusy ? "uploaded" : "processed";
    return { id, snippet, status: { ...seen, uploadStatus, ...platform.verdict } };
  }
}
