import type { TimedScene } from "#storyboards/index.ts";

type Portrait = Extract<TimedScene["scene"], { kind: "presenter" }>["portrait"];
export type Look = Extract<Portrait, { kind: "drawn" }>["look"];

export type Face = {
  skin: string;
  /** The same skin in shadow, warm on the cheeks, and inside a smile. */
  shade: string;
  cheek: string;
  lips: string;
  brow: string;
  /** How wide the jaw is and how low the chin. */
  jaw: number;
  chin: number;
  smile: "open" | "calm";
  hasLashes?: true;
  hasFreckles?: true;
};

/** The five people. Skin and hair keep their colours at dusk, as Pip does. */
export const FACES: Readonly<Record<Look, Face>> = {
  robin: {
    skin: "#F6C9A6",
    shade: "#E3A37C",
    cheek: "#F0A083",
    lips: "#A8432F",
    brow: "#8E3F22",
    jaw: 72,
    chin: 124,
    smile: "open",
    hasFreckles: true,
  },
  amara: {
    skin: "#8A5238",
    shade: "#6C3B27",
    cheek: "#A9593F",
    lips: "#5A1F1C",
    brow: "#2A1A19",
    jaw: 62,
    chin: 118,
    smile: "open",
    hasLashes: true,
  },
  jonas: {
    skin: "#F8D6C0",
    shade: "#E6AE93",
    cheek: "#F2A793",
    lips: "#A14B3C",
    brow: "#A9A6A2",
    jaw: 78,
    chin: 122,
    smile: "calm",
  },
  mei: {
    skin: "#F3CFA3",
    shade: "#DBA672",
    cheek: "#EDA27F",
    lips: "#B0463A",
    brow: "#3A3036",
    jaw: 58,
    chin: 116,
    smile: "calm",
    hasLashes: true,
  },
  sol: {
    skin: "#D79A68",
    shade: "#B67646",
    cheek: "#DD8059",
    lips: "#8B3329",
    brow: "#4A2A1E",
    jaw: 60,
    chin: 116,
    smile: "open",
    hasLashes: true,
  },
};
