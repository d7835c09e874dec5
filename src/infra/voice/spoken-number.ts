const SMALL = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" "),
  ..."sixteen seventeen eighteen nineteen".split(" "),
];
const TENS = ["", "", ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ")];
const SCALES = [
  [1_000_000, "million"],
  [1000, "thousand"],
  [100, "hundred"],
] as const;
// A longer row of digits is a code rather than an amount, unless it is round.
const DIGITS_OF_AN_AMOUNT = 5;
const DIGITS_AT_MOST = 9;

/** How a number is said: `16`, `1,000` and `2.5` as amounts, `2027` as a year, `012345` digit by digit. */
export function spokenNumber(written: string): string {
  const [whole = "", decimals] = written.replaceAll(",", "").split(".");
  const said = wholeNumber(whole, written.includes(","));
  return decimals === undefined || decimals === "" ? said : `${said} point ${digitByDigit(decimals)}`;
}

/** How a place in a row is said: `3rd` is given as 3. */
export function spokenOrdinal(number: number): string {
  const words = amount(number).split(" ");
  const last = words.pop() ?? "";
  return [...words, ORDINALS[last] ?? (last.endsWith("y") ? `${last.slice(0, -1)}ieth` : `${last}th`)].join(" ");
}

const ORDINALS: Partial<Record<string, string>> = {
  one: "first",
  two: "second",
  three: "third",
  five: "fifth",
  eight: "eighth",
  nine: "ninth",
  twelve: "twelfth",
};

/** The digits one after the other. */
export function digitByDigit(digits: string): string {
  return Array.from(digits, (digit) => SMALL[Number(digit)]).join(" ");
}

function wholeNumber(digits: string, isGrouped: boolean): string {
  const isCode = digits.length > DIGITS_OF_AN_AMOUNT && !isGrouped && !digits.endsWith("000");
  if (isCode || digits.length > DIGITS_AT_MOST || /^0\d/.test(digits)) return digitByDigit(digits);
  const number = Number(digits);
  const isYear = digits.length === 4 && !isGrouped && number >= 1900 && number < 2100 && number % 1000 > 9;
  return isYear ? year(number) : amount(number);
}

function year(number: number): string {
  const [century, rest] = [Math.floor(number / 100), number % 100];
  if (rest === 0) return `${amount(century)} hundred`;
  return `${amount(century)} ${rest < 10 ? `oh ${amount(rest)}` : amount(rest)}`;
}

function amount(number: number): string {
  for (const [size, name] of SCALES) {
    if (number < size) continue;
    const rest = number % size;
    const joint = rest > 0 && rest < 100 ? " and " : " ";
    return `${amount(Math.floor(number / size))} ${name}${rest === 0 ? "" : joint + amount(rest)}`;
  }
  const below20 = SMALL[number];
  if (below20 !== undefined) return below20;
  const ones = number % 10;
  return `${TENS[Math.floor(number / 10)]}${ones === 0 ? "" : ` ${SMALL[ones]}`}`;
}
