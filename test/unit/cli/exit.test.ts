import { describe, expect, test } from "vitest";
import { ConfigurationError, InvalidInputError, RenderFailedError, UnavailableError } from "#core/errors.ts";
import { explain, UsageError } from "../../../src/cli/exit.ts";

describe("what ends the command decides the code the shell gets", () => {
  test.each([
    ["wrong words", new UsageError("No such date."), 64],
    ["a wrong file", new InvalidInputError("a.yaml", [{ path: "locale", message: "is missing", line: 2 }]), 65],
    ["a wrong set-up", new ConfigurationError("Port 3000 is in use."), 78],
    ["a failed render", new RenderFailedError("encoder", "ffmpeg ended."), 1],
    ["a silent neighbour", new UnavailableError("No answer."), 1],
    ["a fault of ours", new TypeError("x is not a function"), 1],
    ["something thrown that is no error", "boom", 1],
  ])("%s", (_, error, code) => {
    expect(explain(error).code).toBe(code);
  });

  test("a fault of ours is shown without its stack", () => {
    const error = new Error("first line\n    at somewhere (file.ts:1:1)");
    expect(explain(error).line).toBe("Unexpected: first line");
  });
});
