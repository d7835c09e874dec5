import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Clock, MINUTE, SECOND } from "#core/clock.ts";
import { type ChannelPort, type Dispatch, NotSentError, RefusedError } from "#releases/index.ts";
import type { Outside } from "../outside/outside.ts";
import { outsideAddress, whyForbidden } from "../outside/web-address.ts";
import { ALL_FORMATS, settingsOf } from "../set-up.ts";
import { NOTE_NAME, noteText, pathOnShelf, readNote, type ShelfNote, shelfName } from "../shelf/layout.ts";
import { type Bucket, explainBucket, openBucket } from "./bucket.ts";
import { holdsFile, putFile } from "./objects.ts";

type S3Parts = { outside: Outside; now: Clock };
type Settings = z.output<ReturnType<typeof s3Settings>>;
type Shelf = { bucket: Bucket; settings: Settings; keyOf: (path: string) => string };

/** A bucket of any service that speaks S3. Whether the world may read it is the bucket's own rule. */
export function s3Channel({ outside, now }: S3Parts): ChannelPort {
  const schema = s3Settings(outside);
  const inBucket = async <T>(
    dispatch: Pick<Dispatch, "channel" | "signal">,
    slug: string,
    act: (shelf: Shelf) => Promise<T>,
  ) => {
    const settings = settingsOf(schema, dispatch.channel);
    const bucket = openBucket(settings, dispatch.channel, outside, dispatch.signal);
    const base = [settings.prefix, slug].filter((part) => part !== "").join("/");
    const keyOf = (path: string) => `${base}${base && "/"}${path}`;
    return act({ bucket, settings, keyOf }).catch((error) => explainBucket(error, bucket, now));
  };
  return {
    abilities: {
      canSchedule: false,
      canRetract: true,
      canReadBack: true,
      acceptsCaptions: true,
      forbidsEndCard: false,
      limits: { formats: ALL_FORMATS },
    },
    settings: schema,
    secrets: ["accessKeyId", "secretAccessKey"],
    waitsMs: [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 60 * MINUTE, 120 * MINUTE],
    deliver: (dispatch) => inBucket(dispatch, shelfName(dispatch.shipment), (shelf) => layOut(shelf, dispatch)),
    lookUp: (dispatch) =>
      inBucket(dispatch, shelfName(dispatch.shipment), async (shelf) =>
        (await isLaidOut(shelf, dispatch)) ? { is: "live", permalink: permalink(shelf, dispatch) } : { is: "absent" },
      ),
    retract: (dispatch) => inBucket(dispatch, shelfName(dispatch.shipment), (shelf) => clear(shelf, dispatch)),
    check: (channel, signal) => inBucket({ channel, signal }, "", probe),
  };
}

function s3Settings(outside: Outside) {
  return z.strictObject({
    endpoint: outsideAddress(outside.rules)
      .refine(
        (text) => !URL.canParse(text) || /^\/?$/.test(new URL(text).pathname),
        "must be without a path; the bucket is named apart",
      )
      .describe("Address of the service, as https://s3.eu-central-1.amazonaws.com"),
    bucket: z.string().regex(/^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket"),
    region: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, "must be a region such as eu-central-1, or auto")
      .default("auto"),
    prefix: z
      .string()
      .max(200)
      .regex(/^([A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*)?$/, "must be folder names joined by slashes")
      .default(""),
    publicBaseUrl: z
      .string()
      .refine((text) => whyForbidden(text, outside.rules) === null, "must be a web address that begins with https://")
      .optional()
      .describe("Where the world reads the bucket; without it a delivery has no link"),
    cacheControl: z
      .string()
      .regex(/^[a-z0-9=, -]{1,100}$/, "must be a Cache-Control header such as public, max-age=60")
      .default("public, max-age=60")
      .describe("How long copies are kept elsewhere, which is how long a retracted video may still be seen"),
  });
}

async function layOut(shelf: Shelf, dispatch: Dispatch) {
  const { bucket, settings, keyOf } = shelf;
  const { shipment, channel, evidence } = dispatch;
  const before = await noteIn(shelf);
  if (before !== null && before.channelId !== channel.id) {
    throw new RefusedError("Another channel shows this episode there. Give each channel a prefix of its own.");
  }
  const mayGoOn = () => dispatch.note({ ...evidence, bucket: settings.bucket, key: keyOf(NOTE_NAME) });
  for (const file of shipment.files) {
    const key = keyOf(pathOnShelf(file));
    if (await holdsFile(bucket, key, file)) continue;
    await mayGoOn();
    await putFile(bucket, key, file, settings.cacheControl);
  }
  await mayGoOn();
  const headers = { "cache-control": "no-cache" };
  await bucket.client.putObject(keyOf(NOTE_NAME), noteText(dispatch), "application/json", undefined, headers);
  if (!(await isLaidOut(shelf, dispatch))) throw new NotSentError("The bucket took the files and does not show them.");
  const kept = new Set(shipment.files.map(pathOnShelf));
  for (const { path } of before?.files ?? []) if (!kept.has(path)) await bucket.client.deleteObject(keyOf(path));
  return { is: "live", permalink: permalink(shelf, dispatch) } as const;
}

async function isLaidOut(shelf: Shelf, dispatch: Dispatch): Promise<boolean> {
  if ((await noteIn(shelf))?.deliveryId !== dispatch.deliveryId) return false;
  for (const file of dispatch.shipment.files) {
    if (!(await holdsFile(shelf.bucket, shelf.keyOf(pathOnShelf(file)), file))) return false;
  }
  return true;
}

async function clear(shelf: Shelf, dispatch: Dispatch) {
  const { bucket, keyOf } = shelf;
  const note = await noteIn(shelf);
  // Another release took its place, so these files are that one's.
  if (note !== null && note.deliveryId !== dispatch.deliveryId) return { is: "gone" } as const;
  await dispatch.note(dispatch.evidence);
  const paths = [...dispatch.shipment.files.map(pathOnShelf), ...(note?.files ?? []).map(({ path }) => path)];
  for (const path of new Set(paths)) await bucket.client.deleteObject(keyOf(path));
  // Last: while the note stands, a retraction that was stopped half-way is done again.
  await bucket.client.deleteObject(keyOf(NOTE_NAME));
  return { is: "gone" } as const;
}

async function noteIn({ bucket, keyOf }: Shelf): Promise<ShelfNote | null> {
  const text = await bucket.client.getObject(keyOf(NOTE_NAME));
  return text === null ? null : readNote(text);
}

function permalink({ settings, keyOf }: Shelf, { shipment }: Dispatch): string | null {
  const video = shipment.files.find(({ kind }) => kind === "video") ?? shipment.files[0];
  if (settings.publicBaseUrl === undefined || video === undefined) return null;
  return `${settings.publicBaseUrl.replace(/\/+$/, "")}/${keyOf(pathOnShelf(video))}`;
}

/** A bucket that can be read may still refuse to be written: so a tiny object is put there and taken away. */
async function probe({ bucket, settings, keyOf }: Shelf): Promise<string> {
  const key = keyOf(`sunny-corner-check-${randomUUID()}.txt`);
  await bucket.client.putObject(key, "Sunny Corner was here to check.", "text/plain");
  await bucket.client.deleteObject(key);
  return `Files can be written to and deleted from bucket ${settings.bucket}.`;
}
