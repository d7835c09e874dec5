import { SingleBar } from "cli-progress";
import type { RenderProgress, RenderStage } from "#renders/index.ts";

const WORDS: Record<RenderStage, string> = {
  starting: "Warming up the browser",
  drawing: "Drawing",
  checking: "Checking the file",
};

/** Shows how far a render is: a bar on a terminal, a line at each new stage and quarter elsewhere. */
export function showProgress(out: NodeJS.WriteStream): {
  update: (progress: RenderProgress) => void;
  stop: () => void;
} {
  return out.isTTY ? showBar(out) : showLines(out);
}

function showBar(out: NodeJS.WriteStream) {
  const bar = new SingleBar({
    stream: out,
    format: "  {stage} [{bar}] {percentage}% · {eta_formatted} left",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
  });
  let begun = false;
  return {
    update: ({ stage, done, total }: RenderProgress) => {
      const facts = { stage: WORDS[stage].padEnd(22) };
      if (!begun) bar.start(total, done, facts);
      begun = true;
      bar.setTotal(total);
      bar.update(done, facts);
    },
    stop: () => {
      if (begun) bar.stop();
    },
  };
}

function showLines(out: NodeJS.WriteStream) {
  let last = "";
  return {
    update: ({ stage, done, total }: RenderProgress) => {
      // Where all of it was drawn before, there is nothing to draw.
      const part = total === 0 ? 1 : done / total;
      const quarter = stage === "drawing" ? ` ${Math.floor(part * 4) * 25}%` : "";
      const line = `  ${WORDS[stage]}${quarter}`;
      if (line !== last) out.write(`${line}\n`);
      last = line;
    },
    stop: () => {},
  };
}
