import { afterEach, beforeEach, expect, vi } from "vitest";

// A test that makes the program complain is a failing test, even when its assertions hold.
let complaints: unknown[][] = [];

beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...parts) => {
    complaints.push(parts);
  });
});

afterEach(() => {
  expect(complaints).toEqual([]);
});
