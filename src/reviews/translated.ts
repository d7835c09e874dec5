/** A campaign is written in its first language; all others are translations. */
export function isTranslated(locale: string, { locales }: { locales: readonly string[] }): boolean {
  return locale !== locales[0];
}
