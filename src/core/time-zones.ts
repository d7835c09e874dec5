// Only the data is read: the library around it costs eight times the start-up, and accepts names such as us_pacific.
import tzdb from "moment-timezone/data/packed/latest.json" with { type: "json" };
import { z } from "zod";
import { MINUTE } from "./clock.ts";

/** Release of the IANA time-zone database that we ship, such as `2026f`; stored beside every instant derived from it. */
export const TZDB_VERSION: string = tzdb.version;

/** A time with one UTC offset: from the end of the span before it up to, not including, `untilMs` (Unix time). */
export type OffsetSpan = { untilMs: number; offsetMs: number };

const packedZones = new Map(tzdb.zones.map((packed) => [packed.slice(0, packed.indexOf("|")), packed]));
const zoneOfLink = new Map<string, string>();
const places = new Set(tzdb.countries.flatMap((country) => country.slice("GB|".length).split(" ")));
const placeOfZone = new Map<string, string>();

for (const link of tzdb.links) {
  const [zone = "", name = ""] = link.split("|");
  zoneOfLink.set(name, zone);
  if (places.has(name) && !placeOfZone.has(zone)) placeOfZone.set(zone, name);
}

/**
 * The name under which a zone is stored, or undefined for a name that is not in the database, letter by letter.
 * A place keeps its own name, though it shares its clock today (Europe/Stockholm): the two may part tomorrow.
 */
export function canonicalTimeZone(name: string): string | undefined {
  const zone = packedZones.has(name) ? name : zoneOfLink.get(name);
  if (zone === undefined) return undefined;
  if (places.has(name)) return name;
  return places.has(zone) ? zone : (placeOfZone.get(zone) ?? zone);
}

/** An IANA time zone; an outdated name such as US/Pacific becomes its present one. */
export const timeZoneSchema = z.string().transform((name, context) => {
  const zone = canonicalTimeZone(name);
  if (zone === undefined)
    context.addIssue({
      code: "custom",
      message: "is not a known time zone; write one as in Europe/London or Asia/Kolkata",
      params: { reason: "unknown-timezone" },
    });
  return zone ?? z.NEVER;
});

const spansOfZone = new Map<string, OffsetSpan[]>();

/** The UTC offsets of a zone in order of time; the last span never ends. Throws RangeError for an unknown zone. */
export function offsetSpans(timeZone: string): OffsetSpan[] {
  const known = spansOfZone.get(timeZone);
  if (known) return known;
  const packed = packedZones.get(zoneOfLink.get(timeZone) ?? timeZone);
  if (packed === undefined) throw new RangeError(`${timeZone} is not a time zone of tzdb ${TZDB_VERSION}.`);
  const spans = unpack(packed);
  spansOfZone.set(timeZone, spans);
  return spans;
}

// name|abbreviations|offsets|one offset index a span|minutes from each change to the next|population
function unpack(packed: string): OffsetSpan[] {
  const [, , offsets = "", indices = "", changes = ""] = packed.split("|");
  // The database counts minutes west of Greenwich; we count milliseconds east of it.
  const offsetsMs = offsets.split(" ").map((minutes) => -toMs(minutes));
  const lengthsMs = changes.split(" ").map(toMs);
  let changeMs = 0;
  return [...indices].map((index, position) => {
    changeMs += lengthsMs[position] ?? 0;
    const untilMs = position < indices.length - 1 ? changeMs : Number.POSITIVE_INFINITY;
    return { untilMs, offsetMs: offsetsMs[DIGITS.indexOf(index)] ?? 0 };
  });
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX";

/** Milliseconds from minutes written in base 60, such as `-1.f`. */
function toMs(minutes: string): number {
  const [whole = "", fraction = ""] = minutes.replace("-", "").split(".");
  const digits = [...whole, ...fraction].reduce((sum, digit) => sum * 60 + DIGITS.indexOf(digit), 0);
  return Math.round((digits / 60 ** fraction.length) * MINUTE) * (minutes.startsWith("-") ? -1 : 1);
}
