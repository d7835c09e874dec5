import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { PrismaClient } from "#generated/prisma/client.ts";

/** What Prometheus may read: the process, and how many slots, renders and deliveries are in which state. */
export function openMetrics(prisma: PrismaClient): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, "sunny_slots", "Slots by state", async () =>
    (await prisma.slot.groupBy({ by: ["state"], _count: true })).map(({ state, _count }) => [state, _count]),
  );
  gauge(registry, "sunny_renders", "Renders by state", async () =>
    (await prisma.render.groupBy({ by: ["state"], _count: true })).map(({ state, _count }) => [state, _count]),
  );
  gauge(registry, "sunny_deliveries", "Deliveries by state", async () =>
    (await prisma.delivery.groupBy({ by: ["state"], _count: true })).map(({ state, _count }) => [state, _count]),
  );
  gauge(
    registry,
    "sunny_segments",
    "Segments of videos that are there, by whether they were made or reused",
    async () =>
      (await prisma.renderSegment.groupBy({ by: ["isReused"], where: { state: "done" }, _count: true })).map(
        ({ isReused, _count }) => [isReused ? "reused" : "made", _count],
      ),
  );
  new Gauge({
    name: "sunny_holds_broken",
    help: "Held pictures that were not still after all, and were drawn frame by frame",
    registers: [registry],
    async collect() {
      const { _sum } = await prisma.renderSegment.aggregate({ _sum: { holdsBroken: true } });
      this.set(_sum.holdsBroken ?? 0);
    },
  });
  return registry;
}

function gauge(registry: Registry, name: string, help: string, count: () => Promise<(readonly [string, number])[]>) {
  new Gauge({
    name,
    help,
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [state, value] of await count()) this.set({ state }, value);
    },
  });
}
