import i18next from "i18next";

const known = (key: string, otherwise: string) => (i18next.exists(key) ? i18next.t(key as "write.title") : otherwise);
const spaced = (name: string) =>
  name
    .replace(/([A-Z])/g, " $1")
    .replaceAll("-", " ")
    .toLowerCase();

/** What people call a field. */
export const fieldName = (name: string): string => known(`write.field.${name}`, capital(spaced(name)));
/** What people call a kind of scene. */
export const kindName = (kind: string): string => known(`write.kind.${kind}`, capital(spaced(kind)));
/** What people call one of the values that may be chosen. */
export const choiceName = (choice: string): string => known(`write.choice.${choice}`, capital(spaced(choice)));

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A path as people name the place: "scenes.1.steps.0" is "Steps 1". */
export const placeName = (path: string): string =>
  path
    .replace(/^scenes\.\d+\.?/, "")
    .split(".")
    .filter((step) => step !== "")
    .map((step, at) => (/^\d+$/.test(step) ? String(Number(step) + 1) : at === 0 ? fieldName(step) : spaced(step)))
    .join(" ");
