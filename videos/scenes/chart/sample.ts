import type { SceneProps } from "../scene-props.ts";

export const chartSample: SceneProps<"chart">["scene"] = {
  id: "reports",
  kind: "chart",
  title: "What you reported",
  bars: [
    { label: "Phishing", value: 412, shown: "412" },
    { label: "Lost devices", value: 96, shown: "96" },
    { label: "Found bugs", value: 31, shown: "31" },
  ],
  claim: "reports",
  credit: "Our transparency report, first half of 2026",
  narration: "Most of what you reported was phishing, then lost devices, then bugs.",
};
