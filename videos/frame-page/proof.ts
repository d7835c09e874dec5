import type { PictureFonts } from "#storyboards/index.ts";

type Size = { width: number; height: number };

// Below the picture stands a letter of each font, in a field of so many pixels.
const FIELD = 16;
const INK = 64;
const PATIENCE_MS = 10_000;

/** A strip below the picture in which each font shows one letter, and the wait until all of them are there. */
export type Proof = {
  height: number;
  markup: string;
  untilRead: (image: HTMLImageElement) => Promise<void>;
};

/**
 * Proves that the fonts of a picture were read: a picture does not wait for them, and stays without their letters until
 * then. Throws when they are not read within ten seconds.
 */
export function createProof({ width, height }: Size, proofs: PictureFonts["proofs"]): Proof {
  const perRow = Math.floor(width / FIELD);
  const fields = proofs.map((proof, index) => {
    return { ...proof, x: (index % perRow) * FIELD, y: Math.floor(index / perRow) * FIELD };
  });
  const strip = Math.max(1, Math.ceil(proofs.length / perRow)) * FIELD;
  const seen = new OffscreenCanvas(width, strip).getContext("2d", { willReadFrequently: true });
  if (seen === null) throw new Error("The browser gives no canvas of this size.");
  const isShown = ({ x, y }: { x: number; y: number }) =>
    seen.getImageData(x, y, FIELD, FIELD).data.some((value) => value > INK);
  return {
    height: strip,
    markup: fields
      .map(({ family, letter, x, y }) => {
        const place = `x="${x + FIELD / 2}" y="${height + y + 12}" text-anchor="middle"`;
        return `<text ${place} style="font:10px '${family}'">&#${letter.codePointAt(0)};</text>`;
      })
      .join(""),
    untilRead: async (image) => {
      const lateAt = performance.now() + PATIENCE_MS;
      for (;;) {
        seen.clearRect(0, 0, width, strip);
        seen.drawImage(image, 0, height, width, strip, 0, 0, width, strip);
        if (fields.every(isShown)) return;
        if (performance.now() > lateAt) throw new Error("its fonts cannot be read");
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  };
}
