// Their full stop ends no sentence.
const ABBREVIATION = /(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|vs|e\.g|i\.e)\.$/i;
const CONTINUES = /^[^\p{L}\p{N}]*\p{Ll}/u;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** The sentences of a narration, in its own words; together they are the whole text. */
export function sentencesOf(narration: string, locale: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of new Intl.Segmenter(locale, { granularity: "sentence" }).segment(narration)) {
    const text = segment.trim();
    if (text === "") continue;
    const before = sentences.at(-1);
    if (before !== undefined && goesOn(before, text)) sentences[sentences.length - 1] = `${before} ${text}`;
    else sentences.push(text);
  }
  return sentences;
}

// An example that ends in a sign, as P@ssw0rd1! does, is in the middle of its sentence when a small letter follows.
function goesOn(before: string, text: string): boolean {
  return (
    ABBREVIATION.test(before) || CONTINUES.test(text) || !SAYS_SOMETHING.test(text) || !SAYS_SOMETHING.test(before)
  );
}
