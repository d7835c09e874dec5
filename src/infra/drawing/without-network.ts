import { spawnSync } from "node:child_process";

/** A program and what it is given before the script: how Node is started. */
export type Start = { execPath: string; execArgv: string[] };

/**
 * How to start Node in a world without a network, or null where this machine does not allow it: Linux with user
 * namespaces does. Nothing that is drawn can then reach anyone, whatever a script or a photo says.
 */
export function withoutNetwork(): Start | null {
  if (process.platform !== "linux") return null;
  known ??= spawnSync("unshare", ["-rn", "true"], { stdio: "ignore" }).status === 0;
  return known ? { execPath: "unshare", execArgv: ["-rn", process.execPath] } : null;
}

let known: boolean | undefined;
