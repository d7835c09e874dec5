import type { PictureFonts } from "#storyboards/index.ts";
import { createEmbedder } from "./embed.ts";
import { createProof } from "./proof.ts";

type Size = { width: number; height: number };
type Look = { size: Size; scale: number; fonts: PictureFonts };

/**
 * Turns markup into pictures, all on one canvas. Each picture is a document of its own that carries its fonts, photos
 * and frames of clips along and can ask nobody for anything, so equal markup gives equal points whatever was drawn
 * before. Nothing is shown on the page, so the browser neither lays it out nor puts it together a second time.
 */
export function createPainter({ size, scale, fonts }: Look): (markup: string) => Promise<HTMLCanvasElement> {
  const ground = canvasOf(size, scale);
  const whole = canvasOf(size, scale);
  const embed = createEmbedder();
  const paint = createPaint(size, fonts);
  let groundShown: string | undefined;

  return async (markup) => {
    const root = rootOf(markup);
    await embed(root);
    const [first, ...others] = root.children;
    if (first === undefined) throw new Error("There is nothing to draw.");
    // What lies behind everything else is the most to draw and changes the least.
    root.replaceChildren(first);
    const behind = new XMLSerializer().serializeToString(root);
    if (behind !== groundShown) {
      groundShown = undefined;
      ground.clearRect(0, 0, ground.canvas.width, ground.canvas.height);
      await paint(root, ground);
      groundShown = behind;
    }
    // Nothing of the last picture has to be kept: else all of it would be copied first.
    whole.reset();
    whole.drawImage(ground.canvas, 0, 0);
    root.replaceChildren(namesIn(first), ...others);
    await paint(root, whole);
    return whole.canvas;
  };
}

// Read back after each picture: kept where a processor reaches it. On black, as a video has no holes.
function canvasOf({ width, height }: Size, scale: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext("2d", { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error("The browser gives no canvas of this size.");
  return context;
}

function rootOf(markup: string): Element {
  const root = new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
  if (root === null) throw new Error("There is nothing to draw.");
  return root;
}

/** What a part defines and others may draw by its name, with nothing of it to be seen. */
function namesIn(part: Element): Element {
  const names = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  names.setAttribute("style", "position:absolute;width:0;height:0");
  names.append(...[...part.querySelectorAll("defs")].map((defs) => defs.cloneNode(true)));
  return names;
}

function createPaint({ width, height }: Size, { css, proofs }: PictureFonts) {
  const proof = createProof({ width, height }, proofs);
  const picture = `width="${width}" height="${height}"`;
  const sheet = `width="${width}" height="${height + proof.height}"`;
  return async (root: Element, onto: CanvasRenderingContext2D): Promise<void> => {
    const hasWords = Boolean(root.textContent?.trim());
    const fonts = hasWords ? `<style>${css}</style>${proof.markup}` : "";
    const body = `<foreignObject ${picture}>${new XMLSerializer().serializeToString(root)}</foreignObject>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${sheet}>${fonts}${body}</svg>`;
    const image = new Image();
    // Not by way of a Blob: from there a canvas would take it for somebody else's, and not give its pixels back.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    if (hasWords) await proof.untilRead(image);
    onto.drawImage(image, 0, 0, width, height, 0, 0, onto.canvas.width, onto.canvas.height);
  };
}
