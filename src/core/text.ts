import { z } from "zod";

// Control characters other than newline; they render as nothing or break players' parsers.
const CONTROL = /[^\P{Cc}\n]/u;
// Overrides and embeddings can make a line read as something else; isolates are added by the renderer.
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
// They take no room and part words that look whole; joiners inside emoji and letters stay.
const ZERO_WIDTH = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]|^[\u200c\u200d]|[\u200c\u200d]$|[\u200c\u200d]{2}/u;
const INVISIBLE = /[\p{White_Space}\u200b-\u200d\u2060\ufeff]/gu;

/** What clients are told, as slugs, of a text that is empty or too long. */
type TextReasons = { empty: string; tooLong: string };

/** A line that a viewer will read: trimmed, NFC, visible, at most `max` characters. */
export function visibleText(max: number, reasons: TextReasons = { empty: "text-empty", tooLong: "text-too-long" }) {
  const because = (error: string, reason: string) => ({ error, params: { reason } });
  return (
    z
      .string()
      .refine((text) => !LONE_SURROGATE.test(text), because("has half a character (a lone surrogate)", UNICODE))
      .refine((text) => !CONTROL.test(text), because("has a control character", UNICODE))
      .refine((text) => !BIDI_CONTROL.test(text), because("has a text-direction override; remove it", "bidi-control"))
      .transform((text) => text.normalize("NFC").trim())
      .refine((text) => text.replace(INVISIBLE, "") !== "", { ...because("is empty", reasons.empty), abort: true })
      .refine(
        (text) => !ZERO_WIDTH.test(text),
        because("has an invisible character of no width; remove it", UNRENDERABLE),
      )
      .refine((text) => [...text].length <= max, because(`is longer than ${max} characters`, reasons.tooLong))
      // Checks of our own do not show in a JSON Schema; editors are told the limits this way.
      .meta({ minLength: 1, maxLength: max })
  );
}

const UNICODE = "invalid-unicode";
/** The slug of a text that cannot be drawn as it stands. */
export const UNRENDERABLE = "text-unrenderable";

/** A short name for addresses and files: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, as in three-random-words");

/** A BCP 47 language tag, as short as it can be: `en`, `de`, `pt-BR`. */
export const localeSchema = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, "must be a language tag such as en, ar or pt-BR");
export type Locale = z.infer<typeof localeSchema>;

/** A calendar date without a time, as `2026-12-31`. */
export const dateSchema = z.iso.date("must be a calendar date such as 2026-12-31");
