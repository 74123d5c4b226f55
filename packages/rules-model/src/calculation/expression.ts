const FUNCTIONS =
  "sqrt|cbrt|sinh|cosh|tanh|asin|acos|atan2|atan|sin|cos|tan|log10|log2|log|ln|exp|abs|round|floor|ceil|sign|min|max|mean|median|mode|std|variance|sum|prod|gcd|lcm|mod|factorial|combinations|permutations|pow|hypot|det|inv|transpose|dot|cross|nthRoot";
/** Tokens of an expression for the calculator (mathjs syntax). */
const TOKEN = new RegExp(
  String.raw`\s+|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+|(?:${FUNCTIONS})(?=\s*\()|\b(?:pi|e|i|tau|phi)\b|\b(?:deg|rad)\b|\bmod\b|π|[-+*/^%!(),\[\];]`,
  "iuy",
);
const DATE_OR_PHONE =
  /^\s*(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4}|0\d{1,2}-\d{3,4}-\d{4}|\d+\.\d+\.\d+[\d.]*)\s*$/u;
/** A bare "20%" is only part of a question, and its value answers none. */
const BARE_PERCENTAGE = /^\s*[(-]*\s*\d+(?:\.\d+)?\s*%\s*\)*\s*$/u;
const OPERATION = /[-+*/^!%]|\bmod\b|[a-z]\s*\(|\[/iu;

/** The position up to which the text consists of expression tokens. */
const endOfRun = (text: string, start: number): number => {
  let position = start;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(text);
    if (!token || token[0] === "") break;
    position = TOKEN.lastIndex;
  }
  return position;
};

const isBalanced = (text: string): boolean => {
  let depth = 0;
  for (const character of text) {
    if (character === "(" || character === "[") depth++;
    if (character === ")" || character === "]") depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
};

const isComplete = (text: string): boolean =>
  isBalanced(text) &&
  !/[-+*/^,(]\s*$|\bmod\s*$/iu.test(text) &&
  !/^\s*[*/^%!,)]|^\s*mod\b/iu.test(text) &&
  !/\d\s+\d|\)\s*\d/u.test(text);

/** Whether the whole text can be calculated: not a bare number, a date or a phone number. */
export const isExpression = (text: string): boolean =>
  text.trim() !== "" &&
  endOfRun(text, 0) === text.length &&
  /\d|\b(?:pi|e|tau|phi)\b|π/iu.test(text) &&
  OPERATION.test(text.replace(/^\s*-/u, "")) &&
  !DATE_OR_PHONE.test(text) &&
  !BARE_PERCENTAGE.test(text) &&
  isComplete(text);

/** The longest expression inside a sentence. */
export const longestExpression = (text: string): string | undefined => {
  let longest: string | undefined;
  for (const { index } of text.matchAll(/(?<![\p{L}\d_.])(?=[\d(√πa-z[.-])/giu)) {
    const run = text
      .slice(index, endOfRun(text, index))
      .trim()
      .replace(/[\s,;]+$/u, "");
    if (run.length > (longest?.length ?? 0) && isExpression(run) && !/^\d+-\d+$/u.test(run)) longest = run;
  }
  return longest;
};
