type Ray = { x1: number; y1: number; x2: number; y2: number };

/** The logo: a sun that rises in the one square corner of a tile. The same drawing stands in icon.svg. */
export function SunMark() {
  return (
    <svg className="sun-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <path className="mark-sky" d="M0 32V11A11 11 0 0 1 11 0h10a11 11 0 0 1 11 11v10a11 11 0 0 1-11 11Z" />
      <path className="mark-sun" d="M0 32V17.5A14.5 14.5 0 0 1 14.5 32Z" />
      <path className="mark-rays" d="m19.3 27.2 5-1.2M14 18l3.7-3.7M4.8 12.7l1.2-5" />
    </svg>
  );
}

/** The sun in the far corner of every page. */
export function CornerSun() {
  return (
    <svg className="corner-sun" viewBox="0 0 400 400" aria-hidden="true">
      <circle className="glow-far" cx="400" cy="0" r="392" />
      <circle className="glow-near" cx="400" cy="0" r="286" />
      <circle className="sun" cx="400" cy="0" r="150" />
      <Rays rays={raysAround({ x: 400, y: 0, from: 97, to: 173, count: 8, inner: 176, outer: 214 })} />
    </svg>
  );
}

/** A sun half above the horizon: more is on its way. */
export function Sunrise() {
  return (
    <svg className="drawing" viewBox="0 0 320 160" aria-hidden="true">
      <path className="glow-near" d="M48 128a112 112 0 0 1 224 0Z" />
      <path className="sun" d="M106 128a54 54 0 0 1 108 0Z" />
      <Rays rays={raysAround({ x: 160, y: 128, from: 192, to: 348, count: 9, inner: 68, outer: 88 })} />
      <path className="horizon" d="M8 128h304M44 142h176M108 156h128" />
    </svg>
  );
}

/** A sun behind a cloud: this page is not the one you wanted. */
export function CloudedSun() {
  return (
    <svg className="drawing" viewBox="0 0 320 160" aria-hidden="true">
      <circle className="sun" cx="190" cy="82" r="44" />
      <Rays rays={raysAround({ x: 190, y: 82, from: 216, to: 376, count: 9, inner: 58, outer: 74 })} />
      <path className="cloud" d="M92 148a34 34 0 0 1-4-67.8 46 46 0 0 1 87-11.2 34 34 0 0 1 47 31 24 24 0 0 1-4 48Z" />
    </svg>
  );
}

function Rays({ rays }: { rays: Ray[] }) {
  return rays.map((ray) => <line key={`${ray.x1} ${ray.y1}`} className="ray" {...ray} />);
}

type RayPlan = { x: number; y: number; from: number; to: number; count: number; inner: number; outer: number };

/** Lines from `inner` to `outer` around a centre; every second one is shorter, as a hand would draw them. */
function raysAround({ x, y, from, to, count, inner, outer }: RayPlan): Ray[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = ((from + ((to - from) * index) / (count - 1)) * Math.PI) / 180;
    const reach = index % 2 === 0 ? outer : inner + (outer - inner) * 0.6;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return {
      x1: Math.round(x + inner * cos),
      y1: Math.round(y + inner * sin),
      x2: Math.round(x + reach * cos),
      y2: Math.round(y + reach * sin),
    };
  });
}
