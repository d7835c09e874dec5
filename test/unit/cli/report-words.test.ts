import { expect, test } from "vitest";
import { harmless } from "#cli/report-words.ts";

test.each([
  ["\u001b]0;owned\u0007", "\\u{1b}]0;owned\\u{7}"],
  ["\u009b2J", "\\u{9b}2J"],
  ["a\rb", "a\\u{d}b"],
  ["safe\u202etxt.exe", "safe\\u{202e}txt.exe"],
  ["line\n\tindented", "line\n\tindented"],
  ["نص 日本語 👩‍👩‍👧", "نص 日本語 👩‍👩‍👧"],
])("%j cannot command the terminal of who reads it", (text, shown) => expect(harmless(text)).toBe(shown));
