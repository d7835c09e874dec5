import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { RenderFailedError } from "#core/errors.ts";
import { assertRoom } from "../files/room.ts";
import { findBrowser } from "./browser.ts";
import { openTab, type Tab } from "./tab.ts";

/** The browser's tabs, which one task at a time has to itself. */
export type Tabs = {
  /** Waits for its turn, then works with all tabs. Throws RENDER_FAILED, also when the signal aborts. */
  use: <Result>(work: (tabs: readonly Tab[]) => Promise<Result>, signal: AbortSignal) => Promise<Result>;
  /** Opens them for whoever comes next, and does not wait. */
  warm: () => void;
  close: () => Promise<void>;
};

const ARGUMENTS = [
  // Software drawing gives the same picture on every machine; inside containers Chromium's own sandbox cannot start.
  ...["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--font-render-hinting=none"],
  // What a page asks for is answered by us or refused; these close the ways beside that: calls, and names of hosts.
  ...["--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--host-resolver-rules=MAP * ~NOTFOUND"],
];

// Its profile and a picture for each tab.
const BROWSER_BYTES = 50_000_000;

// What a browser holds grows with what it draws: some gigabytes after ten thousand large frames.
const USES_BEFORE_RENEWAL = 40;

/** Keeps one warm browser with some tabs, opened when they are first needed and renewed now and then. */
export function openTabs({ executable, count }: { executable: string | undefined; count: number }): Tabs {
  let open: ReturnType<typeof openBrowser> | undefined;
  let uses = 0;
  // After a crash, the browser gets as little as possible to do at once.
  let isCareful = false;
  let turn: Promise<unknown> = Promise.resolve();

  const close = async () => {
    const closing = open;
    open = undefined;
    uses = 0;
    await closing?.then((browser) => browser.close()).catch(() => {});
  };
  const ready = async () => {
    if (uses >= USES_BEFORE_RENEWAL) await close();
    uses += 1;
    open ??= openBrowser(executable, isCareful ? 1 : count);
    return open;
  };
  const inTurn = async <Result>(work: (tabs: readonly Tab[]) => Promise<Result>, signal: AbortSignal) => {
    if (signal.aborted) throw stopped();
    const stop = () => void close();
    signal.addEventListener("abort", stop, { once: true });
    try {
      const { tabs } = await ready();
      const result = await work(tabs);
      isCareful = false;
      return result;
    } catch (error) {
      // A frame that hangs or kills its tab must not be met by the next render.
      await close();
      if (signal.aborted) throw stopped();
      isCareful = error instanceof RenderFailedError && error.reason === "browser";
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  };
  return {
    warm: () => {
      if (open !== undefined) return;
      const begun = openBrowser(executable, isCareful ? 1 : count);
      open = begun;
      // Whoever waits for it hears of it; whoever comes later tries anew.
      begun.catch(() => {
        if (open === begun) open = undefined;
      });
    },
    use: (work, signal) => {
      const mine = turn.then(() => inTurn(work, signal));
      turn = mine.catch(() => {});
      return mine;
    },
    close,
  };
}

function stopped(): RenderFailedError {
  return new RenderFailedError("interrupted", "The render was stopped.");
}

async function openBrowser(executable: string | undefined, count: number) {
  const executablePath = findBrowser(executable);
  // One that begins on a full disk never answers for its files, also when there is room later.
  await assertRoom(tmpdir(), BROWSER_BYTES);
  // What a browser keeps only in its memory nobody else can read.
  const profile = await mkdtemp(join(tmpdir(), "browser-"));
  let browser: BrowserContext | undefined;
  const close = async () => {
    await browser?.close().catch(() => {});
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      args: ARGUMENTS,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    // A page answers for what it asks itself; a window that it opens finds no way out.
    await browser.route("**/*", (route) => route.abort("accessdenied"));
    const opened = browser;
    const tabs = await Promise.all(Array.from({ length: count }, () => openTab(opened, profile)));
    return { tabs, close };
  } catch (cause) {
    await close();
    throw new RenderFailedError("browser", "The browser that draws does not start. See: sunny doctor", { cause });
  }
}
