const DIGITS: Readonly<Record<string, number>> = {
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
const SMALL_SCALES: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000 };
const LARGE_SCALES: Readonly<Record<string, number>> = { 만: 1e4, 억: 1e8, 조: 1e12 };
const NATIVE_TENS: Readonly<Record<string, number>> = {
  열: 10,
  스물: 20,
  스무: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
  예순: 60,
  일흔: 70,
  여든: 80,
  아흔: 90,
};
const NATIVE_ONES: Readonly<Record<string, number>> = {
  하나: 1,
  둘: 2,
  두: 2,
  셋: 3,
  세: 3,
  넷: 4,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
};

/** Reads "3만 5천" and "삼만 오천": digits and syllables, where each scale multiplies what precedes it. */
const readScaled = (words: string): number => {
  let total = 0;
  let section = 0;
  let pending: number | undefined;
  for (const [part] of words.matchAll(/\d+(?:\.\d+)?|[가-힣]/gu)) {
    const small = SMALL_SCALES[part];
    const large = LARGE_SCALES[part];
    if (small !== undefined) {
      section += (pending ?? 1) * small;
      pending = undefined;
    } else if (large !== undefined) {
      total += (section + (pending ?? 0) || 1) * large;
      section = 0;
      pending = undefined;
    } else pending = DIGITS[part] ?? Number(part);
  }
  return total + section + (pending ?? 0);
};

/** Excludes 3조각, which is three pieces, and 제3조, which is an article. */
const SCALE = "(?:[십백천억]|만(?!큼)|조(?![각건항직사]))";
/** Digits and scales: 5천만, 1억 2천만, 3만 5000. Digits after a space need three or four places, unlike 3만 2명. */
const MIXED = new RegExp(
  String.raw`(?<![\d.제])\d+(?:\.\d+)?${SCALE}+(?:\s?\d+(?:\.\d+)?${SCALE}+)*(?:\d+(?![\d.]*${SCALE})|\s\d{3,4}(?![\d.,]))?`,
  "gu",
);

const SINO = "[영공일이삼사오육칠팔구십백천만억조]";
const OPERATOR = "(?:더하기|빼기|곱하기|나누기|플러스|마이너스)";
const COUNTER = "(?:원|달러|명|개|마리|권|잔|병|장|대|번|판|사람|인분|시간|일|달|배|도|퍼센트|프로)";
const PARTICLE = "(?:에서|에다가|에다|에|와|과|하고|이랑|랑|을|를|은|는|의|으로|로|이면|면)";
const EDGE = `(?=\\s*${OPERATOR}|\\s*${COUNTER}|${PARTICLE}?(?:[\\s?.!,]|$))`;
/** Next to an operator any numeral syllables are a number; elsewhere only with a scale: 이 and 일 are also words. */
const SINO_WORD = new RegExp(
  `(?<=${OPERATOR}\\s*)${SINO}+(?:\\s${SINO}*[십백천만억조]${SINO}*)*(?=${PARTICLE}?(?:[\\s?.!,]|$))` +
    `|(?<![가-힣\\d])${SINO}+(?:(?<=[천만억조])\\s${SINO}{2,})*(?=${PARTICLE}?\\s*${OPERATOR})` +
    `|(?<=분의\\s*)${SINO}+(?=${PARTICLE}?(?:[\\s?.!,]|$))` +
    `|(?<![가-힣\\d])${SINO}+(?=\\s*분의|의\\s*(?:절?반|\\d+\\s*할|${SINO}+\\s*(?:할|분의)|\\d+\\s*(?:분의|배|퍼센트|%)))` +
    `|(?<![가-힣\\d])${SINO}+(?=\\s*(?:퍼센트|프로)(?![가-힣]{2}))` +
    `|(?<![가-힣\\d])[백천만억조](?=\\s?(?:원|달러))` +
    `|(?<![가-힣\\d])(?=${SINO}*[십백천만억조])${SINO}{2,}(?:(?<=[천만억조])\\s${SINO}{2,})*${EDGE}`,
  "gu",
);
/** Words that only look like numbers. */
const NO_NUMBER = /^(?:만일|이만|오만|천만)$/u;

const TENS = Object.keys(NATIVE_TENS).join("|");
const ONES = Object.keys(NATIVE_ONES).join("|");
const NATIVE_WORD = new RegExp(`(?<![가-힣])(?:(?<tens>${TENS})(?<ones>${ONES})?|(?<alone>${ONES}))${EDGE}`, "gu");

/** Without a calculation, 오만 and 열 are ordinary words. */
const CALCULATES = new RegExp(
  `${OPERATOR}|더하|더한|빼|뺀|곱하|곱한|나누|나눈|%|퍼센트|프로|\\d원|[만천백십]\\s?원|씩|제곱|평균|합|얼마|분의|절반|의\\s*반|\\d\\s*할(?!인)|몇|배`,
  "u",
);

/** Korean numbers as digits: "2조 5000억" -> 2500000000000, "삼만 오천 곱하기 이" -> "35000 곱하기 2", "스물다섯" -> 25. */
export const readKoreanNumbers = (text: string): string => {
  const digits = text.replace(MIXED, (mixed) => String(readScaled(mixed)));
  if (!CALCULATES.test(digits)) return digits;
  return digits
    .replace(SINO_WORD, (word) => (NO_NUMBER.test(word) ? word : String(readScaled(word))))
    .replace(NATIVE_WORD, (_word, ...rest) => {
      const { tens, ones, alone } = rest.at(-1) as Record<string, string | undefined>;
      return String((NATIVE_TENS[tens ?? ""] ?? 0) + (NATIVE_ONES[ones ?? alone ?? ""] ?? 0));
    });
};
