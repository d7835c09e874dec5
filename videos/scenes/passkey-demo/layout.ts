import type { Format } from "#storyboards/index.ts";
import type { Room } from "../../theme/type.ts";

/** A box whose x is counted from the side on which reading begins. */
export type Spot = { x: number; y: number; width: number; height: number };

export type Layout = {
  title: Omit<Room, "min">;
  isLaptop: boolean;
  device: Spot;
  /** Sizes on the screen: its inner padding, the two drawings, and the room of each text. */
  pad: number;
  glyph: number;
  ask: Omit<Room, "min">;
  confirm: Omit<Room, "min">;
  gate: { x: number; y: number; scale: number };
  pip: number;
  site: Spot & { max: number };
  done: Spot & { max: number };
  ground: { y: number; depth: number; plants: number };
  /** Where what the key proves leaves the device, and by which bend it comes to the lock. */
  sparks: Readonly<Record<"from" | "bend" | "to", readonly [x: number, y: number]>>;
};

export const LAYOUT: Readonly<Record<Format, Layout>> = {
  vertical: {
    title: { width: 823, height: 200, max: 112 },
    isLaptop: false,
    device: { x: 0, y: 222, width: 448, height: 772 },
    pad: 26,
    glyph: 146,
    ask: { width: 360, height: 156, max: 46 },
    confirm: { width: 360, height: 118, max: 44 },
    gate: { x: 664, y: 938, scale: 1.1 },
    pip: 150,
    site: { x: 512, y: 440, width: 311, height: 84, max: 50 },
    done: { x: 478, y: 222, width: 345, height: 178, max: 52 },
    ground: { y: 920, depth: 800, plants: 1400 },
    sparks: { from: [476, 416], bend: [470, 720], to: [572, 772] },
  },
  square: {
    title: { width: 820, height: 104, max: 96 },
    isLaptop: false,
    device: { x: 0, y: 118, width: 440, height: 690 },
    pad: 22,
    glyph: 128,
    ask: { width: 356, height: 136, max: 42 },
    confirm: { width: 356, height: 104, max: 40 },
    gate: { x: 730, y: 768, scale: 1 },
    pip: 136,
    site: { x: 530, y: 302, width: 400, height: 78, max: 50 },
    done: { x: 500, y: 118, width: 472, height: 140, max: 56 },
    ground: { y: 752, depth: 400, plants: 968 },
    sparks: { from: [470, 300], bend: [500, 560], to: [650, 620] },
  },
  landscape: {
    title: { width: 1080, height: 128, max: 112 },
    isLaptop: true,
    device: { x: 50, y: 156, width: 900, height: 580 },
    pad: 34,
    glyph: 210,
    ask: { width: 356, height: 220, max: 56 },
    confirm: { width: 356, height: 220, max: 56 },
    gate: { x: 1410, y: 796, scale: 1.32 },
    pip: 190,
    site: { x: 1170, y: 216, width: 480, height: 90, max: 62 },
    done: { x: 1130, y: 34, width: 460, height: 140, max: 66 },
    ground: { y: 772, depth: 400, plants: 962 },
    sparks: { from: [970, 420], bend: [1180, 380], to: [1312, 606] },
  },
};
