import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "#core/content-hash.ts";

test("the order in which fields were written never changes a hash", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
      const reversed = Object.fromEntries(Object.entries(fields).reverse());
      expect(contentHash(reversed)).toBe(contentHash(fields));
    }),
  );
});

test("an empty object has the same hash everywhere", () => {
  expect(contentHash({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
});

test("what is not JSON has no hash", () => {
  expect(() => contentHash(undefined)).toThrow(TypeError);
});
