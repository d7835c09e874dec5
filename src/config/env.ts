import { readFileSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { ConfigurationError } from "#core/errors.ts";
import { plainWords } from "#core/plain-words.ts";
import { disclosureEnv, toDisclosure } from "./disclosure-env.ts";

const url = (protocols: string[], example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `must look like ${example}`);

const listOf = (isRight: (word: string) => boolean, form: string) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ""))
    .refine((words) => words.length > 0 && words.every(isRight), form)
    .optional();

const isOrigin = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
const isHost = (text: string) => /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(text);

const SECRETS_KEY_FORM = "must be 32 bytes in base64, as `openssl rand -base64 32` prints them; commas part several";
const isKey = (text: string) => /^[A-Za-z0-9+/_-]{43}=?$/.test(text);

const envSchema = z.object({
  HOST: z.string().default("127.0.0.1").describe("Address to listen on; 0.0.0.0 for every network"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("Port of the public page and the API"),
  PUBLIC_URL: url(["http:", "https:"], "https://videos.example.org")
    .optional()
    .describe("Address under which viewers reach the page; without it http://localhost:PORT"),
  DATA_DIR: z.string().min(1).default("data").describe("Folder for the embedded database and all files"),
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgres://user:password@host:5432/name")
    .optional()
    .describe("A Postgres database; without it one is embedded in DATA_DIR"),
  REDIS_URL: url(["redis:", "rediss:"], "redis://host:6379")
    .optional()
    .describe("A Redis for the queue; without it the queue lives in the database"),
  BROWSER_EXECUTABLE: z.string().min(1).optional().describe("A Chrome or Chromium; without it the one from npm"),
  RENDER_CONCURRENCY: z.coerce.number().int().min(1).max(16).default(2).describe("Browser tabs that draw at once"),
  SECRETS_KEY: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((key) => key !== ""))
    .refine((keys) => keys.length > 0 && keys.every(isKey), SECRETS_KEY_FORM)
    .transform((keys) => keys.map((key) => Buffer.from(key, "base64")))
    .optional()
    .describe(
      "Seals the secrets of channels and authenticator apps: 32 bytes in base64; after a comma, older ones that still open them",
    ),
  CHANNEL_FOLDERS: listOf(isAbsolute, "must be whole paths of folders, parted by commas").describe(
    "Folders below which folder channels may write, besides `outbox` in DATA_DIR",
  ),
  CHANNEL_BUCKETS: listOf(isOrigin, "must be origins parted by commas, as http://minio:9000").describe(
    "Origins of S3 servers in your own network, as http://minio:9000; all others must be public and https",
  ),
  CHANNEL_HOSTS: listOf(isHost, "must be names of hosts parted by commas, as hooks.example.org").describe(
    "The only hosts, and what is below them, that webhooks and buckets may be on; without it every public one",
  ),
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:password@mail.example.org:465")
    .optional()
    .describe("A mail server for notifications; without it mails are kept to be looked at"),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]* )?<?[^\s<>@]+@[^\s<>@]+>?$/, "must look like Sunny Corner <videos@example.org>")
    .optional()
    .describe("Whom mails are from; without it no-reply at the host of PUBLIC_URL"),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe("Bearer token for /metrics; without it only this machine may read them"),
  ...disclosureEnv,
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .optional()
    .describe("How much the log says; without it warn on a terminal and info elsewhere"),
  DEMO: z
    .enum(["auto", "on", "off"])
    .default("auto")
    .describe("Fill an empty database with the demo campaign; auto does so only when it is the embedded one"),
});

/** The set-up of one process, parsed once at its start and passed on. */
export type Config = ReturnType<typeof toConfig>;

/** Names, meanings and defaults of every environment variable, for `.env.example` and `--help`. */
export const ENV_KEYS = Object.entries(envSchema.shape).map(([name, schema]) => {
  const unset = schema.safeParse(undefined);
  const preset = unset.success && unset.data !== undefined ? String(unset.data) : "";
  return { name, meaning: schema.description ?? "", preset };
});

// Secrets may come as files, as orchestrators mount them.
const FILE_KEYS = ["DATABASE_URL", "REDIS_URL", "SECRETS_KEY", "SMTP_URL", "METRICS_TOKEN"] as const;

/** Parses the environment; all faults are named at once. Throws CONFIGURATION. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value !== undefined && value !== "") values[name] = value;
  for (const name of FILE_KEYS) {
    const file = values[`${name}_FILE`];
    if (file !== undefined) values[name] = readSecret(name, file);
  }
  const parsed = envSchema.safeParse(values, { error: plainWords });
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${lowerFirst(issue.message)}`);
    throw new ConfigurationError(`${faults.join("; ")}. See .env.example.`);
  }
  return toConfig(parsed.data);
}

function toConfig(env: z.infer<typeof envSchema>) {
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ""),
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    browserExecutable: env.BROWSER_EXECUTABLE,
    renderConcurrency: env.RENDER_CONCURRENCY,
    secretKeys: env.SECRETS_KEY,
    channels: { folderRoots: env.CHANNEL_FOLDERS, bucketOrigins: env.CHANNEL_BUCKETS, hosts: env.CHANNEL_HOSTS },
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    metricsToken: env.METRICS_TOKEN,
    disclosure: toDisclosure(env),
    logLevel: env.LOG_LEVEL,
    isDemoWanted: env.DEMO === "on" || (env.DEMO === "auto" && env.DATABASE_URL === undefined),
  };
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (cause) {
    throw new ConfigurationError(`${name}_FILE names ${file}, which cannot be read.`, { cause });
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
