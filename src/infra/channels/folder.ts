import { mkdir, realpath, rm, statfs, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, normalize, relative, sep } from "node:path";
import { z } from "zod";
import { type Clock, MINUTE, SECOND } from "#core/clock.ts";
import { type ChannelPort, type Dispatch, LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import { ALL_FORMATS, settingsOf } from "./set-up.ts";
import { shelfName } from "./shelf/layout.ts";
import { clear, isLaidOut, layOut } from "./shelf/shelf.ts";

type FolderParts = { dataDir: string; roots: readonly string[]; now: Clock };

/**
 * A folder of this machine, for a web server, a sync or a stick. It lies below a root that whoever runs the program
 * chose: whoever sets up channels on a page must not be able to write anywhere else.
 */
export function folderChannel({ dataDir, roots, now }: FolderParts): ChannelPort {
  const outbox = join(dataDir, "outbox");
  const allRoots = [outbox, ...roots];
  const settings = folderSettings(allRoots);
  const pathOf = async ({ channel }: Pick<Dispatch, "channel">) => {
    const { path } = settingsOf(settings, channel);
    if (isWithin(outbox, path)) await mkdir(outbox, { recursive: true }).catch(explainDisk);
    return openFolder(path, allRoots);
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
    settings,
    secrets: [],
    waitsMs: [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 60 * MINUTE],
    deliver: async (dispatch) => {
      const shelf = join(await pathOf(dispatch), shelfName(dispatch.shipment));
      await layOut(shelf, { ...dispatch, evidence: { ...dispatch.evidence, folder: shelf } }).catch(explainDisk);
      return { is: "live", permalink: null };
    },
    lookUp: async (dispatch) => {
      const shelf = join(await pathOf(dispatch), shelfName(dispatch.shipment));
      return (await isLaidOut(shelf, dispatch)) ? { is: "live", permalink: null } : { is: "absent" };
    },
    retract: async (dispatch) => {
      const shelf = join(await pathOf(dispatch), shelfName(dispatch.shipment));
      await dispatch.note(dispatch.evidence);
      await clear(shelf, dispatch, now()).catch(explainDisk);
      return { is: "gone" };
    },
    check: async (channel) => {
      const path = await pathOf({ channel });
      const probe = join(path, ".sunny-corner-check");
      await writeFile(probe, "").catch(explainDisk);
      await rm(probe, { force: true });
      const { bavail, bsize } = await statfs(path);
      return `Files can be written to ${path}; ${Math.floor((bavail * bsize) / 1_000_000)} MB are free.`;
    },
  };
}

function folderSettings(roots: readonly string[]) {
  return z.strictObject({
    path: z
      .string()
      .max(1000)
      .refine(
        (path) => isAbsolute(path) && !path.includes("\0"),
        "must be the whole path of a folder, from the root on",
      )
      .refine((path) => normalize(path) === path, "must be written without ., .. or doubled slashes")
      .refine((path) => roots.some((root) => isWithin(root, path)), `must lie within ${roots.join(" or ")}`)
      .describe("The folder to write to"),
  });
}

/** The folder of the settings, made if need be. Throws NotSentError if its root is not there, RefusedError if a link leads out. */
async function openFolder(path: string, roots: readonly string[]): Promise<string> {
  const root = roots.find((root) => isWithin(root, path)) ?? path;
  // A root that is not there may be a disk that is not mounted: what is written beneath would be lost under it.
  const realRoot = await realpath(root).catch(() => {
    throw new NotSentError(`The folder ${root} is not there. Is its disk mounted?`);
  });
  const assertWithin = (real: string) => {
    if (!isWithin(realRoot, real)) throw new RefusedError(`${path} is a link that leads out of ${root}.`);
    return real;
  };
  assertWithin(await realpath(await nearestThere(path)));
  await mkdir(path, { recursive: true }).catch(explainDisk);
  return assertWithin(await realpath(path));
}

async function nearestThere(path: string): Promise<string> {
  const isThere = await realpath(path).then(
    () => true,
    () => false,
  );
  return isThere || dirname(path) === path ? path : nearestThere(dirname(path));
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const FULL = new Set(["ENOSPC", "EDQUOT"]);
const CLOSED = new Set(["EACCES", "EPERM", "EROFS"]);

/** Writing to disk again writes the same, so a fault of the disk is never an unknown outcome. */
function explainDisk(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (FULL.has(code))
    throw new NotSentError("The disk of the folder is full. Make room; it is tried again.", { cause: error });
  if (CLOSED.has(code))
    throw new LockedOutError("The folder may not be written to. Mend its permissions.", { cause: error });
  throw error;
}
