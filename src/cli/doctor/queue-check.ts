import { type Check, faultOf, ok } from "./check.ts";

/** Where the jobs wait, and that it keeps them. */
export async function checkQueue(redisUrl: string | undefined): Promise<Check> {
  if (redisUrl === undefined) return ok("Queue", "in the database");
  try {
    const { connectRedis } = await import("#infra/queue/backend.ts");
    const redis = await connectRedis(redisUrl);
    const server = await redis.info("server");
    redis.disconnect();
    const version = /redis_version:(\S+)/.exec(server)?.[1] ?? "of unknown version";
    return ok("Queue", `Redis ${version} at ${new URL(redisUrl).host}, drops no jobs`);
  } catch (error) {
    return faultOf("Queue", error, "Check REDIS_URL, or unset it to keep the queue in the database.");
  }
}
