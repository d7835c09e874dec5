import express from "express";
import { openLedger } from "./ledger.mjs";
import { openTroubles } from "./troubles.mjs";

/**
 * Runs a fake platform in a process of its own until its parent is gone. `mount` adds the platform's routes.
 * POST /control sets troubles, moves its clock, and whatever else the platform listens to.
 */
export function serve(mount) {
  const [ledgerPath] = process.argv.slice(2);
  const app = express();
  const ledger = openLedger(ledgerPath);
  const troubles = openTroubles();
  const calls = [];
  let aheadMs = 0;
  const fake = { ledger, troubles, now: () => new Date(Date.now() + aheadMs), control: () => {} };

  app.post("/control", express.json(), (request, response) => {
    const { advanceMs = 0, troubles: wanted, ...others } = request.body;
    aheadMs += advanceMs;
    if (wanted) troubles.set(wanted);
    fake.control(others);
    response.json({});
  });
  app.get("/control/calls", (_request, response) => response.json(calls));
  app.use((request, _response, next) => {
    calls.push({ method: request.method, path: request.path, isAuthorized: "authorization" in request.headers });
    next();
  });
  mount(app, fake);
  app.use((_request, response) => response.status(404).json({ error: "no such place" }));

  const server = app.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    fake.origin = `http://127.0.0.1:${port}`;
    process.send({ origin: fake.origin });
  });
  process.on("disconnect", () => process.exit());
}
