// A platform elsewhere that shows whatever it is sent, as often as it is sent it: each doubled send is a second line.
import { serve } from "../../platforms/fake/serve.mjs";

serve((app, fake) => {
  const posts = new Map();
  app.post("/posts/:key", (request, response) =>
    fake.troubles.meet("post", request, response, {
      accept: () => {
        const { key } = request.params;
        posts.set(key, (posts.get(key) ?? 0) + 1);
        fake.ledger.write({ what: "posted", key });
      },
      answer: () => response.status(201).json({}),
    }),
  );
  app.get("/posts/:key", (request, response) =>
    fake.troubles.meet("look", request, response, {
      answer: () => response.status(posts.has(request.params.key) ? 200 : 404).json({}),
    }),
  );
  app.delete("/posts/:key", (request, response) => {
    posts.delete(request.params.key);
    fake.ledger.write({ what: "deleted", key: request.params.key });
    response.status(204).end();
  });
});
