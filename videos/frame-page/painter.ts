import type { PictureFonts } from "#storyboards/index.ts";
import { createEmbedder } from "./embed.ts";

type Size = { width: number; height: number };
type Look = { size: Size; scale: number; fonts: PictureFonts };

// As Remotion draws its frames.
const JPEG_QUALITY = 0.92;
// Below the picture stands a letter of each font, in a field of so many pixels.
const FIELD = 16;
const PATIENCE_MS = 10_000;

/**
 * Turns markup into pictures: JPEG, as base64. Each picture is a document of its own that carries its fonts, photos and
 * frames of clips along and can ask nobody for anything, so equal markup gives equal bytes whatever was drawn before.
 * Nothing is shown on the page, so the browser neither lays it out nor puts it together a second time.
 */
export function createPainter({ size, scale, fonts }: Look): (markup: string) => Promise<string> {
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
    whole.drawImage(ground.canvas, 0, 0);
    root.replaceChildren(namesIn(first), ...others);
    await paint(root, whole);
    // Not by way of a Blob: the browser puts those on the disk, which may be full.
    return whole.canvas.toDataURL("image/jpeg", JPEG_QUALITY).replace(/^[^,]*,/, "");
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
  const perRow = Math.floor(width / FIELD);
  const fields = proofs.map((proof, index) => {
    return { ...proof, x: (index % perRow) * FIELD, y: Math.floor(index / perRow) * FIELD };
  });
  const strip = { width, height: Math.ceil(proofs.length / perRow) * FIELD };
  const seen = new OffscreenCanvas(strip.width, Math.max(1, strip.height)).getContext("2d", {
    willReadFrequently: true,
  });
  const letters = fields.map(({ family, letter, x, y }) => {
    const place = `x="${x + FIELD / 2}" y="${height + y + 12}" text-anchor="middle"`;
    return `<text ${place} style="font:10px '${family}'">&#${letter.codePointAt(0)};</text>`;
  });

  // A picture does not wait for its fonts, and stays without their letters until they are read.
  const untilRead = async (image: HTMLImageElement) => {
    const lateAt = performance.now() + PATIENCE_MS;
    for (;;) {
      seen?.clearRect(0, 0, strip.width, strip.height);
      seen?.drawImage(image, 0, height, strip.width, strip.height, 0, 0, strip.width, strip.height);
      if (fields.every(({ x, y }) => seen?.getImageData(x, y, FIELD, FIELD).data.some((value) => value > 64))) return;
      if (performance.now() > lateAt) throw new Error("its fonts cannot be read");
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };

  return async (root: Element, onto: CanvasRenderingContext2D): Promise<void> => {
    const hasWords = Boolean(root.textContent?.trim());
    const image = new Image();
    const size = `width="${width}" height="${height}"`;
    const fonts = hasWords ? `<style>${css}</style>${letters.join("")}` : "";
    const picture = `<foreignObject ${size}>${new XMLSerializer().serializeToString(root)}</foreignObject>`;
    const sheet = `width="${width}" height="${height + strip.height}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${sheet}>${fonts}${picture}</svg>`;
    // Not by way of a Blob: from there a canvas would take it for somebody else's, and not give its pixels back.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    if (hasWords) await untilRead(image);
    onto.drawImage(image, 0, 0, width, height, 0, 0, onto.canvas.width, onto.canvas.height);
  };
}
