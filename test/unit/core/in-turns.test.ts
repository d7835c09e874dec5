import { describe, expect, it } from "vitest";
import { inTurns } from "#core/in-turns.ts";

describe("what is asked for at the same time", () => {
  it("is done together, and what comes meanwhile makes the next turn", async () => {
    const turns: number[][] = [];
    let open: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const double = inTurns(
      async (inputs: number[]) => {
        turns.push(inputs);
        if (turns.length === 1) await gate;
        return inputs.map((input) => input * 2);
      },
      { most: 3 },
    );
    const first = [double(1), double(2)];
    await new Promise((resolve) => setTimeout(resolve, 5));
    const later = [3, 4, 5, 6].map(double);
    open();
    expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10, 12]);
    expect(turns).toEqual([[1, 2], [3, 4, 5], [6]]);
  });

  it("fails only for the one that is broken", async () => {
    const turns: number[][] = [];
    const work = inTurns(
      async (inputs: number[]) => {
        turns.push(inputs);
        if (inputs.includes(2)) throw new Error("two is broken");
        return inputs;
      },
      { most: 10 },
    );
    const results = await Promise.allSettled([1, 2, 3].map(work));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(turns).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it("goes on after a failure", async () => {
    const work = inTurns(
      async ([input]: number[]) => {
        if (input === 0) throw new Error("broken");
        return [input];
      },
      { most: 1 },
    );
    await expect(work(0)).rejects.toThrow("broken");
    expect(await work(1)).toBe(1);
  });

  it("is refused when the answers are not as many as the questions", async () => {
    await expect(inTurns(async () => [], { most: 5 })("a question")).rejects.toThrow("1 were asked for, 0 came back");
  });
});
