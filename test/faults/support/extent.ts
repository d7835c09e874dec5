// The whole takes half an hour; CI runs the same tests on less of everything.
const IS_SHORT = process.env["FAULTS"] === "short";

/** How many seeds a storm has. */
export const SEEDS = Number(process.env["FAULT_SEEDS"] || (IS_SHORT ? 3 : 200));

/** So many of what there are many of. */
export const manyOf = (whole: number, short: number) => (IS_SHORT ? short : whole);
