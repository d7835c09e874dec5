import { glide, round } from "../../theme/motion.ts";

/** Where the parts of the form stand on the page, in units from its top. */
export const FORM = {
  account: 1.7,
  password: 5.15,
  field: 1.8,
  button: 7.6,
  press: 1.9,
  note: 9.95,
  end: 12.4,
} as const;
/** How many dots stand for a password: always the same, so that not even its length is told. */
export const DOTS = 10;

/** The frames at which the bird sets off for each field, and at which all is done. */
export type Beats = { account: number; password: number; done: number };

export function beatsOf(durationFrames: number): Beats {
  const at = (part: number) => Math.round(durationFrames * part);
  return { account: at(0.2), password: at(0.37), done: at(0.55) };
}

/** How many dots are there yet: two a frame from the landing on. */
export function dotsAt(frame: number, { password }: Beats): number {
  return Math.min(Math.max(2 * (frame - password - 3), 0), DOTS);
}

/** Where the bird is, in units away from its last place, on the password's field. */
export function flightAt(frame: number, { account, password }: Beats): { x: number; y: number } {
  const first = glide(frame, account, 9);
  const second = glide(frame, password, 7);
  const high = FORM.button + (FORM.account - FORM.button) * first;
  const y = high + (FORM.password - FORM.account) * second - FORM.password;
  return { x: round(Math.sin(Math.PI * first) + Math.sin(Math.PI * second)), y: round(y) };
}
