// The first that fits: Edge says Chrome too, and Chrome says Safari.
const BROWSERS: [sign: RegExp, name: string][] = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: [sign: RegExp, name: string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS/, "macOS"],
  [/Linux/, "Linux"],
];

/** A browser as people call it, such as "Firefox, Linux"; null for what says nothing that is known. */
export function browserWords(userAgent: string): string | null {
  const known = [BROWSERS, SYSTEMS].map((list) => list.find(([sign]) => sign.test(userAgent))?.[1]);
  return known.filter((name) => name !== undefined).join(", ") || null;
}
