import { refused } from "./refused.ts";

/** The function that a percentage becomes; what it means in its position is decided during evaluation. */
export const PERCENT = "percent";

/** What may precede a percent sign: a number or a name; brackets are matched separately. */
const OPERAND = /(?:0[xbo][\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[a-z_]\w*)$/i;
const WORD_AFTER = /^(?:to|in|mod|and|or|xor)\b/;
const OF = /^of\b/;

/**
 * Tells percentages from remainders, which share one sign: `15% * 200` becomes `percent(15) * 200`, `7 % 3` becomes
 * `7 mod 3`. What could be read as either is refused. docs/en/calculator.md has the table.
 */
export const readPercents = (expression: string): string => {
  let output = "";
  let rest = expression;
  for (let at = rest.indexOf("%"); at >= 0; at = rest.indexOf("%")) {
    output += rest.slice(0, at);
    rest = rest.slice(at + 1);
    const after = rest.trimStart();
    if (isRemainder(output, rest, after)) output += " mod ";
    else {
      output = wrapOperand(output.trimEnd());
      if (OF.test(after)) rest = ` * ${after.slice(2)}`;
    }
  }
  return output + rest;
};

const isRemainder = (before: string, rest: string, after: string): boolean => {
  if (/^\s*$/.test(before)) return false;
  const touches = !/\s$/.test(before);
  if (/^[+-]/.test(after)) return isSigned(before, rest, after, touches);
  if (/^[%^!']/.test(after)) throw refused(`A % before ${after[0]} can be read in two ways. Use parentheses.`);
  if (!/^[\w.([]/.test(after) || WORD_AFTER.test(after) || OF.test(after)) return false;
  if (touches && rest !== after) {
    throw refused("A % between two numbers can be a percentage or a remainder. Write 15% * 200, or 15 mod 200.");
  }
  return true;
};

/** `10% + 5` and `10%+5` are percentages, `7 % -3` a remainder; `7 % - 3` and `7%-3` could be either. */
const isSigned = (before: string, rest: string, after: string, touches: boolean): boolean => {
  const signTouches = !/^[+-]\s/.test(after);
  if (!touches && signTouches) return true;
  const isFirst = /(?:^|[(,[;])\s*[\d.]+$/.test(before);
  if (!touches || (isFirst && rest === after && after.startsWith("-") && signTouches)) {
    throw refused("A % before a sign can be a percentage or a remainder. Write 7% - 3, or 7 mod (-3).");
  }
  return false;
};

const wrapOperand = (before: string): string => {
  const start = before.endsWith(")") ? openingOf(before) : (OPERAND.exec(before)?.index ?? -1);
  if (start < 0) throw refused("A % stands without a number before it. Write one such as 15%, or (2 + 3)%.");
  const head = before.slice(0, start);
  if (/\^\s*[+-]?\s*$/.test(head)) {
    throw refused("A % in an exponent can be read in two ways. Use parentheses, such as 2^(10%) or (2^10)%.");
  }
  return `${head} ${PERCENT}(${before.slice(start)})`;
};

/** Where the bracket that ends the text opens, including a function's name before it; -1 if it is unmatched. */
const openingOf = (text: string): number => {
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index--) {
    if (text[index] === ")") depth++;
    else if (text[index] === "(" && --depth === 0) return /[a-z_]?\w*$/i.exec(text.slice(0, index))?.index ?? index;
  }
  return -1;
};
