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

/** "twenty-five" -> 25, "three hundred and four" -> 304. Words that form no single number stay unchanged. */
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
