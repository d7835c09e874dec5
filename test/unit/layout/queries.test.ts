import { expect, test } from "vitest";
import { findQueryFaults } from "../../layout/query-faults.ts";
import { readSources } from "../../layout/sources.ts";

const path = "src/reviews/actions/approve-render.ts";

test("nobody in the program but stores and infra asks the database", () => {
  expect(readSources("src").flatMap(findQueryFaults)).toEqual([]);
});

test.each(["tx.review.findMany()", "prisma.review.findMany()", "database.prisma.$queryRaw`SELECT 1`"])(
  "%s is refused in an action, accepted in a store and in infra",
  (text) => {
    expect(findQueryFaults({ path, text })).toHaveLength(1);
    expect(findQueryFaults({ path: "src/reviews/store.ts", text })).toEqual([]);
    expect(findQueryFaults({ path: "src/infra/heartbeat.ts", text })).toEqual([]);
  },
);

test("handing the transaction on to a store is accepted", () => {
  expect(
    findQueryFaults({ path, text: "const { prisma } = database; findReview(tx, id); readGallery(prisma);" }),
  ).toEqual([]);
});
