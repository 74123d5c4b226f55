const ENGLISH: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const ENGLISH_SCALE: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1e9,
};

const NAMES = Object.keys(ENGLISH)
  .sort((a, b) => b.length - a.length)
  .join("|");
const SCALES = Object.keys(ENGLISH_SCALE).join("|");
const ENGLISH_NUMBER = new RegExp(
  String.raw`\b(?:${NAMES})(?:[\s-]+(?:and\s+(?=${NAMES}))?(?:${NAMES}|${SCALES}))*\b`,
  "giu",
);

/** "twenty-five" -> 25, "three hundred and four" -> 304. Words that name no one number stay as they are. */
export const readEnglishNumbers = (text: string): string =>
  text.replace(ENGLISH_NUMBER, (words) => {
    let total = 0;
    let group = 0;
    let last = Number.POSITIVE_INFINITY;
    for (const word of words.toLowerCase().split(/[\s-]+/)) {
      if (word === "and") continue;
      const scale = ENGLISH_SCALE[word];
      if (scale === 100) group *= 100;
      else if (scale !== undefined) {
        total += group * scale;
        group = 0;
      } else {
        const value = ENGLISH[word] ?? 0;
        // "two five" is two numbers, "twenty five" is one.
        if (group !== 0 && (last < 10 || value >= 10) && group % 100 !== 0) return words;
        group += value;
        last = value;
        continue;
      }
      last = Number.POSITIVE_INFINITY;
    }
    return String(total + group);
  });

const SINO: Readonly<Record<string, number>> = {
  영: 0,
  공: 0,
  일: 1,
  이: 2,
  삼: 3,
  사: 4,
  오: 5,
  육: 6,
  칠: 7,
  팔: 8,
  구: 9,
};
const SINO_SCALE: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 };
/** Where a Sino-Korean word is surely a number: an operator word stands beside it. */
const SINO_OPERAND =
  /(?<![가-힣\d])[영일이삼사오육칠팔구십백천만]+(?=(?:에서?|와|과|을|를)?\s*(?:더하기|빼기|곱하기|나누기))|(?<=(?:더하기|빼기|곱하기|나누기)\s*)[영일이삼사오육칠팔구십백천만]+(?=[은는을를이의]?(?:[\s?.!]|$))/gu;

const readSino = (word: string): string => {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const syllable of word) {
    const scale = SINO_SCALE[syllable];
    if (syllable === "만") {
      total += (section + digit || 1) * 10_000;
      section = 0;
      digit = 0;
    } else if (scale !== undefined) {
      section += (digit || 1) * scale;
      digit = 0;
    } else digit = SINO[syllable] ?? 0;
  }
  return String(total + section + digit);
};

const MAGNITUDE = { 억: 100_000_000, 만: 10_000, 천: 1000, 백: 100 } as const;

/** "3만 5천" -> 35000, "삼 더하기 오" -> "3 더하기 5". */
export const readKoreanNumbers = (text: string): string =>
  text
    .replace(/(?<!\d)(?:\d+(?:\.\d+)?\s?[억만천백]\s?)+(?:\d+(?!\s?[억만천백\d]))?/gu, (mixed) => {
      let total = 0;
      for (const [, digits, unit] of mixed.matchAll(/(\d+(?:\.\d+)?)\s?([억만천백])?/gu)) {
        total += Number(digits) * (unit ? MAGNITUDE[unit as keyof typeof MAGNITUDE] : 1);
      }
      return mixed.endsWith(" ") ? `${total} ` : String(total);
    })
    .replace(SINO_OPERAND, readSino);
