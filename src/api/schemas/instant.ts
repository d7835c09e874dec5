import { z } from "zod";
import { dayOf } from "#core/clock.ts";

/** An instant in an answer: a Date that leaves as `2026-12-01T09:00:00.000Z`. */
export const instantSchema = z
  .date()
  .transform((instant) => instant.toISOString())
  .pipe(z.iso.datetime());

/** A calendar date in an answer: the Date of its first moment in UTC leaves as `2026-12-01`. */
export const daySchema = z.date().transform(dayOf).pipe(z.iso.date());
