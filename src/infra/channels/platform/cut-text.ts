/** Cuts a text to so many characters as a reader counts them, with an ellipsis where something is missing. */
export function cutText(text: string, most: number): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(
    ({ segment }) => segment,
  );
  let kept = "";
  let length = 0;
  for (const letter of letters) {
    // Platforms count UTF-16 units or code points; units are the more careful of the two.
    if (length + letter.length > most - 1) break;
    kept += letter;
    length += letter.length;
  }
  return text.length <= most ? text : `${kept.trimEnd()}…`;
}
