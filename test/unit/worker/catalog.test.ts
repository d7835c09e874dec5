import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JOBS } from "#worker/catalog.ts";

const id = randomUUID();
const PAYLOADS: Record<
  (typeof JOBS)[number]["name"],
  { attempt: number; renderId?: string; deliveryId?: string; mailId?: string; priority?: number; position?: number }
> = {
  "render-storyboard": { renderId: id, attempt: 2, priority: 7 },
  "draw-segment": { renderId: id, attempt: 2, position: 3 },
  "mix-sound": { renderId: id, attempt: 2 },
  "finish-render": { renderId: id, attempt: 2 },
  "deliver-release": { deliveryId: id, attempt: 2 },
  "send-mail": { mailId: id, attempt: 2 },
};

test("each job has a name of its own", () => {
  expect(new Set(JOBS.map(({ name }) => name)).size).toBe(JOBS.length);
});

describe.each(JOBS.map((job) => [job.name, job] as const))("%s", (name, { payload, key, attempts, timeoutMs }) => {
  // The queue's library refuses a colon and a mere number as the name of a job.
  test("has a key that the queue accepts, one for each attempt", () => {
    // The compiler sees a job of any payload here; `parse` has made sure that it is this job's.
    const keyOf = (attempt: number) => key(payload.parse({ ...PAYLOADS[name], attempt }) as never);
    expect(keyOf(2)).toMatch(/^[a-z]+-[0-9a-f-]+-2(-3)?$/);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        expect(keyOf(one) === keyOf(other)).toBe(one === other);
      }),
    );
  });

  test("carries ids and numbers only, so that a job in flight outlives a new version", () => {
    expect(payload.parse(PAYLOADS[name])).toEqual(PAYLOADS[name]);
    expect(payload.safeParse({ ...PAYLOADS[name], title: "Three random words" }).success).toBe(false);
  });

  test("ends: it is begun a limited number of times, each for a limited time", () => {
    expect(attempts).toBeGreaterThan(0);
    expect(attempts).toBeLessThanOrEqual(10);
    expect(timeoutMs).toBeGreaterThan(0);
    expect(timeoutMs).toBeLessThanOrEqual(10 * 60_000);
  });
});
