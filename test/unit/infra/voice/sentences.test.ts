import { expect, test } from "vitest";
import { sentencesOf } from "#infra/voice/sentences.ts";

test.each([
  ["A code is good. A passkey is best.", ["A code is good.", "A passkey is best."]],
  ["Open sunny-corner.example/email today.", ["Open sunny-corner.example/email today."]],
  ["P@ssw0rd1! is weak. Use words.", ["P@ssw0rd1! is weak.", "Use words."]],
  ["Ask Dr. Lee first, e.g. Today.", ["Ask Dr. Lee first, e.g. Today."]],
  ["Well done! 🎉 Now rest.", ["Well done!", "🎉 Now rest."]],
  ["  ", []],
])("%s has its sentences", (narration, sentences) => {
  expect(sentencesOf(narration, "en")).toEqual(sentences);
});

test("Japanese is cut at its own full stop", () => {
  expect(sentencesOf("鍵をかけましょう。今日から。", "ja")).toEqual(["鍵をかけましょう。", "今日から。"]);
});
