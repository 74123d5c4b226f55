import { detectConversion } from "./detect-conversion.ts";
import { ENGLISH_FILLERS, ENGLISH_PHRASES } from "./english-phrases.ts";
import { isExpression, longestExpression } from "./expression.ts";
import { KOREAN_FILLERS, KOREAN_PHRASES } from "./korean-phrases.ts";
import { readEnglishNumbers, readKoreanNumbers } from "./number-words.ts";
import { rewrite } from "./operands.ts";

/** The longest question in which a sum in words is looked for: rules with repetition must not meet a book. */
const MAX_LENGTH = 300;
/** What the calculator takes. */
const MAX_EXPRESSION_LENGTH = 2_000;

/** Words that say that a sum inside a longer sentence is meant to be calculated. */
const ASKS_FOR_SUM =
  /\b(?:calculat\w*|comput\w*|evaluat\w*|solve|work\s+out|what(?:'?s|\s+is|\s+are)|how\s+(?:much|many)|equals?|total|result)\b|계산|얼마|몇|구해|구하|풀어|합계|값/iu;

/** The sum that a question asks for, in the calculator's syntax; undefined when it asks for none. */
export const detectCalculation = (question: string): string | undefined => {
  if (question.length > MAX_EXPRESSION_LENGTH) return undefined;
  if (question.length > MAX_LENGTH) {
    const expression = writeSymbols(question);
    return isExpression(expression) ? finish(expression) : undefined;
  }
  const symbols = readKoreanNumbers(readEnglishNumbers(writeSymbols(question)));
  const conversion = detectConversion(symbols);
  if (conversion) return conversion;

  const rewritten = rewrite(rewrite(symbols, KOREAN_PHRASES), ENGLISH_PHRASES);
  const bare = rewritten.replace(ENGLISH_FILLERS, " ").replace(KOREAN_FILLERS, " ");
  if (isExpression(bare)) return finish(bare);

  const hasPhrase = rewritten !== symbols;
  const inside = longestExpression(rewritten);
  if (inside === undefined) return undefined;
  return hasPhrase || ASKS_FOR_SUM.test(question) ? finish(inside) : undefined;
};

/** Typographic operators as ASCII, numbers without separators. */
const writeSymbols = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/[×✕✖·∙]/gu, "*")
    .replaceAll("÷", "/")
    .replaceAll(/[−–—]/gu, "-")
    .replaceAll("**", "^")
    .replaceAll(/√\s*(\d+(?:\.\d+)?|\([^()]*\))/gu, "sqrt($1)")
    .replaceAll(/[$€₩](?=\s*\d)/gu, "")
    // 1,250 is one number, max(1,200) is two.
    .replaceAll(/(?<![\d.,])(?<![a-z]\([^()]*)\d{1,3}(?:,\d{3})+(?![\d,])/giu, (number) => number.replaceAll(",", ""));

/** As a person would write it: no doubled blanks, no parentheses around it all. */
const finish = (expression: string): string =>
  expression
    .replaceAll(/\s+/gu, " ")
    .replaceAll("( ", "(")
    .replaceAll(" )", ")")
    .trim()
    .replace(/^\(((?:[^()]|\([^()]*\))*)\)$/u, "$1");
