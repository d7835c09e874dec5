import { createHash } from "node:crypto";
import type { DoubtedHold, Segment } from "#renders/index.ts";
import { encodeSegment } from "../ffmpeg/encode-segment.ts";
import { captureFrames } from "./capture-frames.ts";
import { type Drawing, picturesOf } from "./pictures-of.ts";
import type { Tab } from "./tab.ts";
import type { Tabs } from "./tabs.ts";

type Hold = Segment["holds"][number];

type Work = {
  tabs: Tabs;
  drawing: Drawing;
  encoding: Omit<Parameters<typeof encodeSegment>[0], "pictures" | "holds">;
  /** Where pictures that come again wait for it. */
  folder: string;
  /** Holds whose last frame is drawn as well, and compared. */
  doubted: readonly DoubtedHold[];
  signal: AbortSignal;
  onFrame: (done: number) => void;
};

/**
 * Draws the pictures of holds and encodes them on the way. Answers how many it drew, and which doubted holds end with
 * another picture than they begin with. Throws RENDER_FAILED.
 */
export async function drawHolds(
  holds: readonly Hold[],
  { tabs, encoding, doubted, signal, onFrame, ...work }: Work,
): Promise<{ captured: number; broken: DoubtedHold[] }> {
  const beginnings = new Map<number, string>();
  const wanted = new Set(doubted.map(({ index }) => holds[index]?.capture));
  let captured = 0;
  const onPicture = (picture: Buffer, frame: number) => {
    if (wanted.has(frame)) beginnings.set(frame, digestOf(picture));
    captured += 1;
    onFrame(captured);
  };
  const { broken, encoded } = await tabs.use(async (all) => {
    const { pictures, handedOver } = untilHandedOver(picturesOf(holds, { ...work, all, onPicture }));
    const encoded = encodeSegment({ ...encoding, pictures, holds: holds.map(({ frames }) => frames) });
    await Promise.race([handedOver, encoded]);
    // From here on it is heard of below.
    encoded.catch(() => {});
    const ends = await digestsOf(all, { ...work.drawing, frames: doubted.map(({ last }) => last) });
    const stands = ({ index, last }: DoubtedHold) => beginnings.get(holds[index]?.capture ?? -1) === ends.get(last);
    // Not waited for with the tabs in hand: the next segment is drawn while this one is encoded to its end.
    return { broken: doubted.filter((hold) => !stands(hold)), encoded };
  }, signal);
  await encoded;
  return { captured, broken };
}

async function digestsOf(
  tabs: readonly Tab[],
  drawing: Drawing & { frames: readonly number[] },
): Promise<Map<number, string>> {
  const digests = new Map<number, string>();
  const take = async (tab: Tab, frame: number) => digestOf(await tab.capture(frame));
  for await (const { frame, picture } of captureFrames(tabs, { ...drawing, take })) digests.set(frame, picture);
  return digests;
}

function digestOf(picture: Buffer): string {
  return createHash("sha256").update(picture).digest("hex");
}

/** The same pictures, and a promise that is kept once the last one was taken. */
function untilHandedOver(from: AsyncIterable<Buffer>) {
  let isDone = () => {};
  const handedOver = new Promise<void>((done) => {
    isDone = done;
  });
  async function* pictures() {
    yield* from;
    isDone();
  }
  return { pictures: pictures(), handedOver };
}
