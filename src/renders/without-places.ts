const CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const PLACE = /(?:file:\/\/|(?<![\w.:/-]))(?:~|[A-Za-z]:)?(?:[\\/][^\s\\/:"'`,;()<>]+){2,}/g;

/** A text for people to read: of paths on the machine only the last name is left, of addresses no password. */
export function withoutPlaces(text: string): string {
  return text.replace(CREDENTIALS, "$1").replace(PLACE, (place) => place.split(/[\\/]/).at(-1) ?? "");
}
