/** A number, or a part that an earlier rule has parenthesized (up to two levels deep). */
const OPERAND = String.raw`(?:(?<![\d.])-?\d{1,40}(?:\.\d{1,40})?(?!\d)!?|(?:[a-z]\w*)?\((?:[^()]|\([^()]*\))*\))`;
const SEPARATOR = String.raw`(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*(?:와|과|하고|이랑|랑)\s*)`;
const LIST = `(${OPERAND}(?:${SEPARATOR}${OPERAND})+)`;

/** A rewriting of words into mathjs syntax. */
export type PhraseRule = (text: string) => string;

/** Creates a rule from a pattern with the operands `{A}` and `{B}`, which become groups in order of appearance. */
export const phrase = (pattern: string, replacement: string): PhraseRule => {
  const matcher = new RegExp(pattern.replaceAll(/\{[AB]\}/gu, `(${OPERAND})`), "giu");
  return (text) => text.replace(matcher, replacement);
};

/** Creates a rule that turns a pattern with a `{LIST}` ("3, 4 and 5", "12와 18") into a function of its members. */
export const listPhrase = (pattern: string, functionName: string): PhraseRule => {
  const matcher = new RegExp(pattern.replace("{LIST}", LIST), "giu");
  const separators = new RegExp(SEPARATOR, "giu");
  return (text) =>
    text.replace(matcher, (_whole, list: string) => `${functionName}(${list.replace(separators, ", ")})`);
};

export const rewrite = (text: string, rules: readonly PhraseRule[]): string =>
  rules.reduce((current, rule) => rule(current), text);
