import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { basename, extname, join, normalize, sep } from "node:path";
import type { BrowserContext, Page, Route } from "playwright-core";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import { storyboardHash } from "#renders/index.ts";
import { type FramePage, lettersOf, type MeasuredScene, type Storyboard } from "#storyboards/index.ts";
import { fontsIn } from "./fonts.ts";
import { findPixels, readPixels } from "./pixels.ts";

/** Where the page finds a photo by its digest, and a frame of a clip by the digest and the frame's number. */
export type MediaPaths = (name: string) => string | undefined;

/** A page of the browser that draws one frame after the other. All throw RENDER_FAILED. */
export type Tab = {
  open: (storyboard: Storyboard, size: { scale: number; media: MediaPaths }) => Promise<void>;
  /**
   * A frame of the open storyboard in planes, yuv420p in BT.709 and limited range: the same storyboard and frame give the
   * same bytes. They stand until the next frame is captured.
   */
  capture: (frame: number) => Promise<Buffer>;
  /** A frame of the open storyboard as JPEG. */
  still: (frame: number) => Promise<Buffer>;
  measure: (storyboard: Storyboard) => Promise<MeasuredScene[]>;
};

// Never asked for over a network: whatever the page wants is handed to it, or refused.
// To a page that is not safe from others a browser lends no file.
const ORIGIN = "https://frame-page.invalid";
// The fit check lays scenes out on a page that is as large as any format.
const MEASURING = { width: 1920, height: 1920, deviceScaleFactor: 1, mobile: false };
const PATIENCE_MS = 30 * SECOND;
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};

/** Opens the page that draws, in a browser that keeps its files in `profile`. Throws RENDER_FAILED. */
export async function openTab(browser: BrowserContext, profile: string): Promise<Tab> {
  let media: MediaPaths = () => undefined;
  let opened: string | undefined;
  let planes = Buffer.alloc(0);
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.route("**/*", (route) => answer(route, media, faults));
  await page.goto(`${ORIGIN}/index.html`);
  const session = await browser.newCDPSession(page);

  const asked = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
    let patience: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      patience = setTimeout(() => reject(new RenderFailedError("poison", SLOW)), PATIENCE_MS);
    });
    try {
      return await Promise.race([work, late]);
    } catch (cause) {
      throw explain(cause, faults);
    } finally {
      clearTimeout(patience);
    }
  };

  const pixels = await asked(findPixels(profile, (mark) => ask(page, "openPixels", mark)));

  return {
    open: async (storyboard, { scale, media: found }) => {
      media = found;
      faults.length = 0;
      // Each segment comes with a copy of its own, and to read it anew takes as long as a picture.
      const wanted = `${storyboardHash(storyboard)} ${scale}`;
      if (opened === wanted) return;
      const stacks = await asked(ask(page, "fontStacks"));
      const fonts = await fontsIn(lettersOf(storyboard), stacks);
      await asked(ask(page, "open", storyboard, { scale, fonts }));
      const bytes = storyboard.width * scale * storyboard.height * scale * 1.5;
      if (planes.length !== bytes) planes = Buffer.alloc(bytes);
      opened = wanted;
    },
    capture: async (frame) => {
      await asked(ask(page, "pixels", frame));
      await asked(readPixels(planes, pixels));
      return planes;
    },
    still: async (frame) => Buffer.from(await asked(ask(page, "still", frame)), "base64"),
    measure: async (storyboard) => {
      faults.length = 0;
      await asked(session.send("Emulation.setDeviceMetricsOverride", MEASURING));
      return asked(ask(page, "measure", storyboard));
    },
  };
}

const SLOW = `A frame was not drawn within ${PATIENCE_MS / SECOND} s.`;

function ask<Method extends keyof FramePage>(
  page: Page,
  method: Method,
  ...given: Parameters<FramePage[Method]>
): Promise<Awaited<ReturnType<FramePage[Method]>>> {
  return page.evaluate<Awaited<ReturnType<FramePage[Method]>>>(
    `framePage.${method}(${given.map((each) => JSON.stringify(each)).join()})`,
  );
}

// Whatever goes wrong is an answer too: a request without one would be waited for, and a fault nobody hears ends us.
async function answer(route: Route, media: MediaPaths, faults: string[]): Promise<void> {
  try {
    const { origin, pathname } = new URL(route.request().url());
    const path = origin === ORIGIN ? pathFor(pathname, media) : undefined;
    if (path === undefined) return await route.abort("accessdenied");
    if (!(await isReadable(path))) {
      faults.push(`the file ${basename(path)} is gone`);
      return await route.abort("failed");
    }
    const contentType = TYPES[extname(path)];
    await route.fulfill({ path, ...(contentType === undefined ? {} : { contentType }) });
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
    // The browser may be gone, and with it whoever asked.
    await route.abort("failed").catch(() => {});
  }
}

function isReadable(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

function pathFor(pathname: string, media: MediaPaths): string | undefined {
  const [, name] = /^\/media\/(.+)$/.exec(pathname) ?? [];
  if (name !== undefined) return media(name);
  const folder = projectPath("dist", "frame-page");
  const path = normalize(join(folder, decodeURIComponent(pathname)));
  return path.startsWith(folder + sep) ? path : undefined;
}

// How the tool that drives the browser introduces what the page said.
const BY_THE_TOOL = /^page\.evaluate: (Error: )?/;

function explain(cause: unknown, faults: readonly string[]): RenderFailedError {
  if (cause instanceof RenderFailedError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/crashed|has been closed|disconnected|Target closed/i.test(message))
    return new RenderFailedError("browser", "The browser that draws ended in the middle of it.", { cause });
  if (message.includes("The picture cannot be kept"))
    return new RenderFailedError("disk_full", "The disk is full: the browser cannot put down what it draws.", {
      cause,
    });
  const [said = message.split("\n")[0]?.replace(BY_THE_TOOL, "")] = faults;
  return new RenderFailedError("poison", `A frame cannot be drawn: ${said}`, { cause });
}
