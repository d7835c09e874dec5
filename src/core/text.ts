import { z } from "zod";

// Control characters other than newline; they render as nothing or break players' parsers.
const CONTROL = /[^\P{Cc}\n]/u;
// Overrides and embeddings can make a line read as something else; isolates are added by the renderer.
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;
const LONE_SURROGATE = /\p{Surrogate}/u;
// They take no room and part words that look whole; joiners inside emoji and letters stay.
const ZERO_WIDTH = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]|^[\u200c\u200d]|[\u200c\u200d]$|[\u200c\u200d]{2}/u;
const INVISIBLE = /[\p{White_Space}\u200b-\u200d\u2060\ufeff]/gu;

/** A line that a viewer will read: trimmed, NFC, visible, at most `max` characters. */
export function visibleText(max: number) {
  return (
    z
      .string()
      .refine((text) => !LONE_SURROGATE.test(text), "has half a character (a lone surrogate)")
      .refine((text) => !CONTROL.test(text), "has a control character")
      .refine((text) => !BIDI_CONTROL.test(text), "has a text-direction override; remove it")
      .transform((text) => text.normalize("NFC").trim())
      .refine((text) => text.replace(INVISIBLE, "") !== "", { error: "is empty", abort: true })
      .refine((text) => !ZERO_WIDTH.test(text), "has an invisible character of no width; remove it")
      .refine((text) => [...text].length <= max, `is longer than ${max} characters`)
      // Checks of our own do not show in a JSON Schema; editors are told the limits this way.
      .meta({ minLength: 1, maxLength: max })
  );
}

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
