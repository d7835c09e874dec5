import type { ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

/**
 * Lets a process of a session of its own, and what it will start, come after whatever answers people: a video may take
 * longer, a page may not.
 */
export function giveWay({ pid }: Pick<ChildProcess, "pid">): void {
  if (pid === undefined) return;
  const { PRIORITY_LOW } = constants.priority;
  // It ended already, or the machine does not let us: then it has its share like everybody.
  const orNot = (act: () => void) => {
    try {
      act();
    } catch {}
  };
  orNot(() => setPriority(pid, PRIORITY_LOW));
  // Where Linux shares its time among sessions first, a priority alone counts only within one.
  orNot(() => writeFileSync(`/proc/${pid}/autogroup`, String(PRIORITY_LOW)));
}
