import { Redis } from "ioredis";
import { type RedisReply, RedisStore } from "rate-limit-redis";

/** Counters of requests that all processes on one Redis share. */
export function openRateStore(redisUrl: string) {
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  // Whoever counts lets requests pass while it is gone, and it connects again by itself.
  redis.on("error", () => {});
  return {
    storeFor: (prefix: string) =>
      new RedisStore({
        prefix: `sunny-${prefix}`,
        sendCommand: (command: string, ...words: string[]) => redis.call(command, ...words) as Promise<RedisReply>,
      }),
    close: () => redis.disconnect(),
  };
}
