/** Arithmetic words that no rule has read: an answer without them would answer a different question. */
const CALCULATES = new RegExp(
  [
    String.raw`\b(?:plus|minus|negative|times|divided|multipl\w*|squared|cubed|half|halves|twice|double|triple|thirds?|quarters?|dozens?|percent|percentage|discount|off|each|apiece|per|sum|average|mean|median|power|root|remainder|factorial|hundred|thousand|million|billion|trillion)\b`,
    "%|더하|더한|더해|빼|뺀|뺄|곱하|곱한|나누|나눈|제곱|퍼센트|프로(?![가-힣])|할인|절반|[두세네]\\s*배|씩|평균|부가세|마이너스|플러스|분의|의\\s*반(?![가-힣])|\\d\\s*할|곱절|루트|나머지",
    // Unread numbers in words: 백만, 삼천의, twelve.
    "(?<![가-힣])[일이삼사오육칠팔구]?[십백천만억조][일이삼사오육칠팔구십백천만억조]*(?=의|원|개|명|에서|에|을|를|은|는|[\\s?.!,]|$)",
    String.raw`\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b`,
  ].join("|"),
  "iu",
);
const NUMBER = /\p{N}/u;

/** Whether a text contains words of arithmetic. */
export const calculates = (text: string): boolean => CALCULATES.test(text);

/** Whether the text around an expression contains another number, or a word that would change the result. */
export const holdsMore = (around: string): boolean => NUMBER.test(around) || calculates(around);
