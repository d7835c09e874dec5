import type { MeasuredLine } from "#storyboards/index.ts";

type Edges = MeasuredLine["rows"][number];

/** Measures every marked line below an element, in its pixels. Needs a browser and loaded fonts. */
export function measureLines(root: HTMLElement): MeasuredLine[] {
  const origin = root.getBoundingClientRect();
  const sky = getComputedStyle(root);
  const skies = ["--skyHigh", "--skyLow"].map((name) => hexColour(sky.getPropertyValue(name).trim()));
  const at = ({ left, top, right, bottom }: Edges): Edges => ({
    left: left - origin.left,
    top: top - origin.top,
    right: right - origin.left,
    bottom: bottom - origin.top,
  });
  return [...root.querySelectorAll<HTMLElement>("[data-line]")].map((element) => {
    const style = getComputedStyle(element);
    const room = element.closest("[data-room]")?.getBoundingClientRect();
    return {
      field: element.dataset["line"] ?? "",
      text: element.textContent ?? "",
      rows: rowsOf(element).map(at),
      fontPx: Number.parseFloat(style.fontSize),
      room: room ? at(room) : null,
      colour: cssColour(style.color)?.slice(0, 3) ?? [0, 0, 0],
      grounds: groundsOf(element, root, skies),
    };
  });
}

/** The ink of each word: line boxes are taller than their letters, and a tall letter in one row says nothing of the next. */
function rowsOf(element: HTMLElement): Edges[] {
  const pen = document.createElement("canvas").getContext("2d");
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const rows: Edges[] = [];
  while (pen && walker.nextNode()) {
    const { currentNode: node } = walker;
    const { parentElement: parent } = node;
    if (parent === null) continue;
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(parent);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    for (const { 0: word, index } of (node.textContent ?? "").matchAll(/\S+/gu)) {
      const ink = pen.measureText(word);
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      for (const { left, top, right } of range.getClientRects()) {
        const baseline = top + ink.fontBoundingBoxAscent;
        rows.push({
          left,
          right,
          top: baseline - ink.actualBoundingBoxAscent,
          bottom: baseline + ink.actualBoundingBoxDescent,
        });
      }
    }
  }
  return rows;
}

/** What is behind a line: the nearest element with a colour, or a drawing that names its own with data-ground, or the sky. */
function groundsOf(element: HTMLElement, root: HTMLElement, skies: number[][]): number[][] {
  for (let behind: HTMLElement | null = element; behind && behind !== root; behind = behind.parentElement) {
    const { ground } = behind.dataset;
    if (ground !== undefined) return [hexColour(getComputedStyle(root).getPropertyValue(`--${ground}`).trim())];
    const colour = cssColour(getComputedStyle(behind).backgroundColor);
    if (colour && (colour[3] ?? 1) === 1) return [colour.slice(0, 3)];
  }
  return skies;
}

/** `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)` as numbers. */
function cssColour(text: string): number[] | undefined {
  return /^rgba?\(([^)]+)\)$/.exec(text)?.[1]?.split(",").map(Number);
}

function hexColour(text: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
}
