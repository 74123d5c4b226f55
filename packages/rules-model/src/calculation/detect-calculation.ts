import { detectConversion } from "./detect-conversion.ts";
import { readEnglishNumbers } from "./english-numbers.ts";
import { ENGLISH_FILLERS, ENGLISH_PHRASES } from "./english-phrases.ts";
import { isExpression, longestExpression } from "./expression.ts";
import { readKoreanNumbers } from "./korean-numbers.ts";
import { KOREAN_FILLERS, KOREAN_PHRASES } from "./korean-phrases.ts";
import { calculates, holdsMore } from "./left-over.ts";
import { rewrite } from "./operands.ts";
import { ENGLISH_PERCENT_PHRASES, KOREAN_PERCENT_PHRASES } from "./percent-phrases.ts";
import { writeSymbols } from "./symbols.ts";
import { UNIT } from "./units.ts";

/** Longest question that is searched for a sum in words: regular expressions with repetition must not meet a book. */
const MAX_LENGTH = 300;
/** Maximum length that the calculator accepts. */
const MAX_EXPRESSION_LENGTH = 2_000;

/** Words that ask for the result of a sum inside a longer sentence. */
const ASKS_FOR_SUM =
  /\b(?:calculat\w*|comput\w*|evaluat\w*|solve|work\s+out|what(?:'?s|\s+is|\s+are|\s+did)|how\s+(?:much|many|long|far|fast|old)|equals?|total|result)\b|계산|얼마|몇|구해|구하|풀어|합계|값/iu;

const PHRASES = [...KOREAN_PERCENT_PHRASES, ...KOREAN_PHRASES, ...ENGLISH_PERCENT_PHRASES, ...ENGLISH_PHRASES];

/** The sum that a question asks for, in the calculator's syntax; undefined without one, or if a part was not read. */
export const detectCalculation = (question: string): string | undefined => {
  if (question.length > MAX_EXPRESSION_LENGTH) return undefined;
  if (question.length > MAX_LENGTH) {
    const expression = writeSymbols(question);
    return isExpression(expression) ? finish(expression) : undefined;
  }
  const symbols = readNumbers(question);
  if (PLAIN_SUM.test(symbols)) {
    const bare = withoutFillers(symbols);
    if (isExpression(bare)) return finish(bare);
  }
  const conversion = detectConversion(symbols);
  if (conversion) return conversion;

  const rewritten = rewrite(symbols, PHRASES);
  const bare = withoutFillers(rewritten);
  if (isExpression(bare)) return finish(bare);

  const inside = longestExpression(rewritten);
  if (inside === undefined || holdsMore(rewritten.replace(inside, " "))) return undefined;
  const hasPhrase = rewritten !== symbols;
  return hasPhrase || ASKS_FOR_SUM.test(question) ? finish(inside) : undefined;
};

/** Contains nothing that a phrase or a unit could match, so the hundred rules can be skipped. */
const PLAIN_SUM = /^\s*(?:what(?:'s|\s+is)|how\s+much\s+is|calculate|compute|evaluate)?[-+*/^().\d\s]+[=?.]*\s*$/iu;

const withoutFillers = (text: string): string => text.replace(ENGLISH_FILLERS, " ").replace(KOREAN_FILLERS, " ");

const FIGURE = /(?<![\p{L}\d.])\d+(?:\.\d+)?/gu;
/** An HTTP status is a name, not a figure. */
const STATUS = /^[45]\d\d$/u;
const CONVERSION = new RegExp(
  String.raw`\d\s*(?:${UNIT})(?![a-z]).*?(?:몇|how\s+(?:many|much))\s*(?:${UNIT})(?![a-z])|(?:how\s+(?:many|much))\s+(?:${UNIT})(?![a-z]).*?\d\s*(?:${UNIT})(?![a-z])`,
  "iu",
);

/** Whether a question asks to compute a figure: if no rule reads all of it, nothing may be computed. */
export const asksForFigure = (question: string): boolean => {
  if (question.length > MAX_LENGTH) return false;
  const text = readNumbers(question);
  const figures = text.match(FIGURE) ?? [];
  if (figures.length > 0 && (calculates(text) || CONVERSION.test(text))) return true;
  return figures.filter((figure) => !STATUS.test(figure)).length >= 2 && ASKS_FOR_SUM.test(question);
};

const readNumbers = (question: string): string => readKoreanNumbers(readEnglishNumbers(writeSymbols(question)));

/** Tidies the expression: no doubled spaces, no outer parentheses. */
const finish = (expression: string): string =>
  expression
    .replaceAll(/\s+/gu, " ")
    .replaceAll("( ", "(")
    .replaceAll(" )", ")")
    .trim()
    .replace(/^\(((?:[^()]|\([^()]*\))*)\)$/u, "$1");
