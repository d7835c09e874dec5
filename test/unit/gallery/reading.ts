const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };

/** What a visitor reads on a page: its text without head, tags and extra spaces. */
export function textOf(html: string): string {
  const body = html.replace(/<head>.*<\/head>/s, "").replace(/<[^>]*>/g, " ");
  return decoded(body)
    .replace(/\s+/g, " ")
    .replace(/ ([,.])/g, "$1");
}

/** The attributes of every element with this name, names in lower case. */
export function elementsOf(html: string, name: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}(\\s[^>]*)?>`, "g"))].map(([, attributes = ""]) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [
        key.toLowerCase(),
        decoded(value),
      ]),
    ),
  );
}

/** Where the links of a page lead. */
export function linksOf(html: string): string[] {
  return elementsOf(html, "a").flatMap(({ href }) => (href === undefined ? [] : [href]));
}

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
