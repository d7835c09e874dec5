import { destination, type Logger, pino } from "pino";
import type { Config } from "#config/env.ts";

/** The program's log: one JSON object a line on stderr, without secrets. */
export function openLog({ logLevel }: Pick<Config, "logLevel">): Logger {
  return pino(
    {
      // On a terminal a person reads plain words on stdout; the log breaks in only when something is wrong.
      level: logLevel ?? (process.stderr.isTTY ? "warn" : "info"),
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "req.headers.authorization",
          "req.headers.cookie",
          'res.headers["set-cookie"]',
          "*.password",
          "*.secret",
          "*.token",
          "*.databaseUrl",
          "*.redisUrl",
        ],
        censor: "[hidden]",
      },
    },
    destination({ dest: 2, sync: true }),
  );
}
