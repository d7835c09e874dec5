const SILENT = /[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|(?<![sxzcgaeiouy]|[cs]h|[^aeiouy]l)es$/;
const SILENT_INSIDE = /[aeiouy][^aeiouy]e(?=(?:ly|ful|less|ness|ments?|one|thing|body|where|times)$)/;
const APART = /(?<![tscg])i[ao]|(?<![gq])ua|(?<!p)eo|[aeiouy]ing|creat|quiet|diet|scien|client|idea/g;

/** Syllables of an English word by its spelling: near enough for an average, not for a dictionary. */
export function englishSyllables(word: string): number {
  const plain = word.toLowerCase().replace(/['’]/gu, "");
  const heard = plain.replace(SILENT_INSIDE, (part) => part.slice(0, -1));
  const isSilent = heard.length > 2 && SILENT.test(heard);
  return Math.max(1, countOf(/[aeiouy]+/g, heard) + countOf(APART, heard) - (isSilent ? 1 : 0));
}

/** Syllables of a Spanish word: strong vowels part, and so does an accented weak one; the others join. */
export function spanishSyllables(word: string): number {
  const heard = word
    .toLowerCase()
    .normalize("NFC")
    .replace(/qu/gu, "k")
    .replace(/gu(?=[eiéí])/gu, "g")
    .replace(/(?<=[aeou])y(?!\p{L})/gu, "i")
    .replace(/^y$/u, "i");
  return Math.max(1, countOf(/[iuü]?[aeoáéó](?:[iuü](?![aeoáéóíú]))?|[íú]|[iuü]{1,2}/gu, heard));
}

/** Syllables of a German word: two vowels are one sound only in the pairs that are. */
export function germanSyllables(word: string): number {
  const heard = word.toLowerCase().normalize("NFC").replace(/qu/gu, "k");
  return Math.max(1, countOf(/ie|[ae][iyu]|äu|aa|ee|oo|[aeiouyäöü]/gu, heard));
}

function countOf(sound: RegExp, text: string): number {
  return text.match(sound)?.length ?? 0;
}
