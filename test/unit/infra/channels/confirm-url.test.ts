import { describe, expect, test } from "vitest";
import { checkConfirmUrl } from "#infra/channels/manual-kit/confirm-url.ts";
import { TARGETS } from "#infra/channels/manual-kit/targets.ts";

describe("a post is confirmed by its own address", () => {
  test.each([
    ["Instagram", "https://www.instagram.com/reel/C0FFEE/", "https://www.instagram.com/reel/C0FFEE/"],
    ["youtube", " https://youtu.be/dQw4w9WgXcQ ", "https://youtu.be/dQw4w9WgXcQ"],
    ["YouTube", "https://m.youtube.com/watch?v=dQw4w9WgXcQ", "https://m.youtube.com/watch?v=dQw4w9WgXcQ"],
    ["LinkedIn", "https://www.linkedin.com/posts/x_1", "https://www.linkedin.com/posts/x_1"],
    ["The intranet", "https://news.example.org/42", "https://news.example.org/42"],
  ])("%s takes %s", (target, text, url) => {
    expect(checkConfirmUrl({ target }, text)).toEqual({ isAccepted: true, url });
  });

  test.each([
    ["Instagram", "http://www.instagram.com/reel/C0FFEE/", /must begin with https/],
    ["Instagram", "https://instagram.com.evil.example.org/reel/1", /not on instagram\.com/],
    ["Instagram", "https://notinstagram.com/reel/1", /not on instagram\.com/],
    ["Instagram", "https://www.youtube.com/watch?v=1", /not on instagram\.com/],
    ["Instagram", "https://www.instagram.com@evil.example.org/reel/1", /user name/],
    ["Instagram", "https://www.instagram.com/", /whole site/],
    ["The intranet", "javascript:alert(1)", /spelled oddly/],
    ["The intranet", "https://127.0.0.1/post", /is a number/],
    ["The intranet", "posted", /must be a web address/],
  ])("%s does not take %s", (target, text, reason) => {
    const answer = checkConfirmUrl({ target }, text);
    expect(answer).toMatchObject({ isAccepted: false });
    expect(answer.isAccepted ? "" : answer.reason).toMatch(reason);
  });
});

test("what we say of a platform has a source and a day", () => {
  for (const { limits, steps, domains } of TARGETS) {
    expect([limits.length, steps.length, domains.length]).not.toContain(0);
    for (const { source, readOn } of limits) {
      expect(source).toMatch(/^https:\/\//);
      expect(readOn).toMatch(/^2026-\d\d-\d\d$/);
    }
  }
});
