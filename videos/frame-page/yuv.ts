/**
 * Turns points into planes, as H.264 takes them: BT.709 in limited range, one point of colour for four of the picture,
 * in their middle (ITU-R BT.709-6, 3.2 to 3.5). `points` holds a BGRX pixel in each number; both sides are even.
 * `planes` takes 1.5 bytes for each: brightness, then blue and red colour, row by row from the top.
 */
export function toPlanes(points: Uint32Array, planes: Uint8Array, { width, height }: Size): void {
  const blues = width * height;
  const reds = blues + blues / 4;
  let colour = 0;
  for (let row = 0; row < height; row += 2) {
    let upper = row * width;
    let lower = upper + width;
    for (let column = 0; column < width; column += 2) {
      // Four at a time and no inner functions: this is run for two million points a picture.
      const one = points[upper] as number;
      const two = points[upper + 1] as number;
      const three = points[lower] as number;
      const four = points[lower + 1] as number;
      planes[upper] = brightness(one);
      planes[upper + 1] = brightness(two);
      planes[lower] = brightness(three);
      planes[lower + 1] = brightness(four);
      const blue = (one & 255) + (two & 255) + (three & 255) + (four & 255);
      const green = ((one >> 8) & 255) + ((two >> 8) & 255) + ((three >> 8) & 255) + ((four >> 8) & 255);
      const red = ((one >> 16) & 255) + ((two >> 16) & 255) + ((three >> 16) & 255) + ((four >> 16) & 255);
      planes[blues + colour] = (B_BLUE * blue + B_GREEN * green + B_RED * red + MIDDLE) >> 18;
      planes[reds + colour] = (R_BLUE * blue + R_GREEN * green + R_RED * red + MIDDLE) >> 18;
      colour += 1;
      upper += 2;
      lower += 2;
    }
  }
}

/** In points. */
export type Size = { width: number; height: number };

// Weights of red and blue in brightness; green has the rest.
const KR = 0.2126;
const KB = 0.0722;
// Brightness takes 16 to 235, colour 16 to 240; numbers are in parts of 65,536.
const LIGHT = (65_536 * 219) / 255;
const TINT = (65_536 * 112) / 255;
const Y_RED = Math.round(KR * LIGHT);
const Y_BLUE = Math.round(KB * LIGHT);
const Y_GREEN = Math.round(LIGHT) - Y_RED - Y_BLUE;
const B_RED = Math.round((-KR / (1 - KB)) * TINT);
const B_BLUE = Math.round(TINT);
const B_GREEN = -B_RED - B_BLUE;
const R_BLUE = Math.round((-KB / (1 - KR)) * TINT);
const R_RED = Math.round(TINT);
const R_GREEN = -R_RED - R_BLUE;
// Half a step up, and cut off.
const BLACK = 16 * 65_536 + 32_768;
// Colour is summed over four points.
const MIDDLE = (128 * 65_536 + 32_768) * 4;

function brightness(point: number): number {
  return (Y_RED * ((point >> 16) & 255) + Y_GREEN * ((point >> 8) & 255) + Y_BLUE * (point & 255) + BLACK) >> 16;
}
