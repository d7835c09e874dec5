type WayProps = { title: string; description: string; stations: readonly string[] };

const WIDTH = 360;
const FIRST_Y = 44;
const STEP_Y = 104;
const LEFT_X = 112;
const RIGHT_X = 248;
const RADIUS = 27;

const placeOf = (index: number) => ({ x: index % 2 === 0 ? LEFT_X : RIGHT_X, y: FIRST_Y + index * STEP_Y });

/** The way of a video as a winding path with a station a step; the sun rises where it comes out. */
export function WayDrawing({ title, description, stations }: WayProps) {
  const height = FIRST_Y + (stations.length - 1) * STEP_Y + 44;
  const sun = placeOf(stations.length - 2);
  return (
    <svg
      className="way"
      viewBox={`0 0 ${WIDTH} ${height}`}
      direction="ltr"
      role="img"
      aria-labelledby="way-title way-description"
    >
      <title id="way-title">{title}</title>
      <desc id="way-description">{description}</desc>
      <circle className="glow-far" cx={sun.x} cy={sun.y} r="106" />
      <circle className="glow-near" cx={sun.x} cy={sun.y} r="74" />
      <path className="way-back" d={wayBack(stations.length)} />
      <path className="way-back" d={`m${LEFT_X - 44} ${FIRST_Y - 9} 11 9-11 9`} />
      <path className="way-edge" d={wayThrough(stations.length)} />
      <path className="way-path" d={wayThrough(stations.length)} />
      {stations.map((name, index) => (
        <Station key={name} name={name} number={index + 1} isSun={index === stations.length - 2} {...placeOf(index)} />
      ))}
    </svg>
  );
}

type StationProps = { name: string; number: number; x: number; y: number; isSun: boolean };

function Station({ name, number, x, y, isSun }: StationProps) {
  // Beside the path, where it does not run.
  const isLeft = x === LEFT_X;
  const toward = isLeft ? 1 : -1;
  return (
    <g>
      {isSun && raysOf(x, y).map((d) => <path key={d} className="ray" d={d} />)}
      <circle className={isSun ? "sun way-sun" : "way-station"} cx={x} cy={y} r={isSun ? RADIUS + 6 : RADIUS} />
      <text className={isSun ? "way-number on-sun" : "way-number"} x={x} y={y + 8} textAnchor="middle">
        {number}
      </text>
      <text className="way-name" x={x + toward * (isSun ? 68 : 42)} y={y + 7} textAnchor={isLeft ? "start" : "end"}>
        {name}
      </text>
    </g>
  );
}

function wayThrough(count: number): string {
  const bends = Array.from({ length: count - 1 }, (_, index) => {
    const [from, to] = [placeOf(index), placeOf(index + 1)];
    const middle = (from.y + to.y) / 2;
    return `C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
  });
  return `M${LEFT_X} ${FIRST_Y}${bends.join("")}`;
}

// From the last station along the near edge back up to the first: what is out is read again.
function wayBack(count: number): string {
  const last = placeOf(count - 1);
  return `M${last.x - 40} ${last.y}C28 ${last.y} 24 ${last.y - 60} 24 ${last.y - 120}V${FIRST_Y + 60}C24 ${FIRST_Y + 14} 40 ${FIRST_Y} ${LEFT_X - 36} ${FIRST_Y}`;
}

function raysOf(x: number, y: number): string[] {
  return Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5;
    const at = (reach: number) =>
      `${Math.round(x + reach * Math.cos(angle))} ${Math.round(y + reach * Math.sin(angle))}`;
    return `M${at(43)}L${at(index % 2 === 0 ? 58 : 52)}`;
  });
}
