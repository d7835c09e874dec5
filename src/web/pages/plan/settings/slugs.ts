const LONGEST = 60;

/** A text as an address: small letters, digits and hyphens. */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, "");
}

/** The episodes of a list of titles, one a line, each with an address of its own. */
export function episodesOf(
  titles: string,
  { campaign, topic }: { campaign: string; topic: string },
): { slug: string; title: string; topic: string }[] {
  const taken = new Set<string>();
  return titles
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((title, place) => {
      const wanted = slugOf(title) || `${campaign || "episode"}-${place + 1}`;
      const slug = taken.has(wanted) ? `${wanted.slice(0, LONGEST - 4)}-${place + 1}` : wanted;
      taken.add(slug);
      return { slug, title, topic };
    });
}
