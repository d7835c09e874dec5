import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the tests leave what they have seen, for whoever looks at it afterwards. */
export const PICTURES = join(tmpdir(), "sunny-corner-pictures");

mkdirSync(PICTURES, { recursive: true });
