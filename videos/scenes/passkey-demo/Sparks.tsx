import { pop, round } from "../../theme/motion.ts";
import { palette } from "../../theme/palette.ts";
import type { Layout } from "./layout.ts";

const COUNT = 6;
const FRAMES = 4;

/** What the key proves, on its way to the lock. The key itself stays where it is. */
export function Sparks({ frame, from, way }: { frame: number; from: number; way: Layout["sparks"] }) {
  const beat = frame - ((frame - from) % 2);
  return (
    <g fill={palette.honey}>
      {Array.from({ length: COUNT }, (_, index) => {
        const at = index / (COUNT - 1);
        const [x, y] = [along(way, 0, at), along(way, 1, at)];
        return (
          <g key={at} transform={`translate(${x} ${y})`}>
            <path
              d="M0-20C3-6 6-3 20 0C6 3 3 6 0 20C-3 6-6 3-20 0C-6-3-3-6 0-20Z"
              style={pop(beat, from + index, FRAMES)}
            />
          </g>
        );
      })}
    </g>
  );
}

/** A place on the bent line from the device to the lock. */
function along({ from, bend, to }: Layout["sparks"], axis: 0 | 1, at: number): number {
  return round(from[axis] * (1 - at) ** 2 + 2 * bend[axis] * at * (1 - at) + to[axis] * at ** 2);
}
