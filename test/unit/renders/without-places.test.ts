import { expect, test } from "vitest";
import { withoutPlaces } from "#renders/without-places.ts";

test.each([
  ["ENOENT: no such file, open '/srv/sunny/data/work/a1/half.mp4'", "ENOENT: no such file, open 'half.mp4'"],
  ["at file:///opt/app/dist/tab.mjs:12", "at tab.mjs:12"],
  ["C:\\Users\\ada\\sunny\\font.woff2 is gone", "font.woff2 is gone"],
  ["~/videos/one/two.mp4 is gone", "two.mp4 is gone"],
  ["postgres://sunny:secret@db/one does not answer", "postgres://db/one does not answer"],
  ["3 of 4 frames and/or 1/2 of it stand still", "3 of 4 frames and/or 1/2 of it stand still"],
  ["See https://example.org/a/b/c", "See https://example.org/a/b/c"],
  ["-14.2 LUFS, 30/1 fps", "-14.2 LUFS, 30/1 fps"],
])("of %j people read %j", (text, read) => {
  expect(withoutPlaces(text)).toBe(read);
});
