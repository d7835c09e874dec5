import { z } from "zod";

/** Where an instance stands that anyone may run: https and a host, nothing behind it. */
export const originSchema = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url?.protocol === "https:" && (text === url.origin || text === `${url.origin}/`);
  if (!isOrigin) context.addIssue("must be the instance's address alone, such as https://social.example.org");
  return url?.origin ?? z.NEVER;
});

/** A link that a platform gave, if it leads to the host where the platform's pages are. It is shown, never asked. */
export function linkTo(origin: string, text: string | null | undefined): string | null {
  if (!text || text.length > 500 || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.origin === origin ? url.href : null;
}
