import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { projectPath } from "#config/project.ts";

const messageSchema = z.object({
  port: z.number().optional(),
  published: z.array(z.object({ slug: z.string(), releaseId: z.string() })).optional(),
  retractedAt: z.number().optional(),
});

export type Host = Awaited<ReturnType<typeof startHost>>;

/** Starts our server in a process of its own, on a database of its own in the folder: that of the environment is nobody's to fill. */
export async function startHost(folder: string) {
  const child = fork(projectPath("dist", "bench.mjs"), ["public-host"], {
    env: { ...process.env, DATA_DIR: folder, DATABASE_URL: "", LOG_LEVEL: "silent", DEMO: "off" },
  });
  const heard = async () => {
    const [message] = await Promise.race([once(child, "message"), once(child, "exit").then(failed)]);
    return messageSchema.parse(message);
  };
  const { port = 0 } = await heard();
  return {
    port,
    /** Bytes of memory that the process has resident. */
    residentBytes: () => {
      const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      return Number(kilobytes) * 1024;
    },
    publish: async (files: { video: string; poster: string }) => {
      child.send({ do: "publish", ...files });
      return (await heard()).published ?? [];
    },
    retract: async (releaseId: string) => {
      child.send({ do: "retract", releaseId });
      await heard();
    },
    close: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

function failed(): never {
  throw new Error("The server ended by itself.");
}
