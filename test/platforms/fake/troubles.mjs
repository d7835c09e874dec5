/**
 * What goes wrong, and where: `{ at, how, times }`. A step that has no trouble, or no more, goes well.
 * `accept` is what the platform does for good; `answer` is what it says when all is well.
 */
export function openTroubles() {
  let troubles = [];
  const take = (at) => {
    const trouble = troubles.find((one) => one.at === at && one.times > 0);
    if (trouble) trouble.times -= 1;
    return trouble?.how === "none" ? undefined : trouble?.how;
  };
  return {
    set: (wanted) => {
      troubles = wanted.map((trouble) => ({ times: 1, ...trouble }));
    },
    take,
    meet: async (at, request, response, { accept = () => undefined, answer }) => {
      const how = take(at);
      if (!(how in WITHOUT_EFFECT)) {
        const result = await accept();
        return how === undefined ? answer(result) : WITH_EFFECT[how](request, response);
      }
      return WITHOUT_EFFECT[how](request, response);
    },
  };
}

const fail =
  (status, headers = {}) =>
  (_request, response) =>
    response.status(status).set(headers).json({ error: "trouble" });

const WITHOUT_EFFECT = {
  500: fail(500),
  503: fail(503),
  400: fail(400),
  429: fail(429, { "retry-after": "7" }),
  redirect: fail(302, { location: "http://169.254.169.254/latest/meta-data" }),
  hang: () => undefined,
  drop: (request) => request.socket.destroy(),
};

const WITH_EFFECT = {
  "accept-then-drop": (request) => request.socket.destroy(),
  "accept-then-hang": () => undefined,
  "says-failed-but-is-live": fail(500),
  garbage: (_request, response) => response.status(200).json({ unheard: "of" }),
  "no-json": (_request, response) => response.status(200).send("<html>"),
  huge: (_request, response) => response.status(200).json({ id: "x".repeat(300_000) }),
};
