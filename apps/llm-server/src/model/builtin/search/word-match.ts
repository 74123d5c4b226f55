/** Particles and endings that a Korean word may carry in a question. */
const KOREAN_ENDING =
  /(?<=[가-힣]{2}|[a-z0-9])(?:입니까|인가요|이란|이나|으로|에서|에게|한테|부터|까지|보다|처럼|마다|하면|하려면|하는|하고|되면|되는|났어요?|났을|나면|나요|이에요|예요|이야|이면|려면|을|를|이|가|은|는|의|에|로|와|과|도|만|랑|요|야|면)$/u;
/** After these stands a verb, which has other endings in an answer: 죽나요, 죽으면, 죽습니다. */
const VERB_ENDING = /(?<=[가-힣])(?:으면|나요|어요|아요|으려면|는데|을까요?|습니까)$/u;
const ENGLISH_ENDING = /(?<=[a-z]{3})(?:ings?|ies|ers?|ed|es|s|y|e)$/u;

const HANGUL = /\p{Script=Hangul}/u;

/** What follows a noun in a sentence: 로그 in 로그는 and 로그로, not in 로그인. */
const AFTER_NOUN = "(?![가-힣])|(?=[은는이가을를에의로과와도만하되한할합해된됩별들]|까지|부터|입니|라)";

/** Finds a word of a question in a text, whatever its ending; never inside another word, as 로그 is in 프로그램. */
const matcherOf = (word: string): RegExp => {
  const lower = word.normalize("NFC").toLowerCase();
  const verb = lower.replace(VERB_ENDING, "");
  if (verb !== lower) return new RegExp(`(?<![가-힣])${RegExp.escape(verb)}`, "u");
  const stem = lower.replace(KOREAN_ENDING, "");
  if (HANGUL.test(stem)) {
    // A longer word may well be the end of a compound.
    return new RegExp(
      Array.from(stem).length > 2 ? RegExp.escape(stem) : `(?<![가-힣])${RegExp.escape(stem)}(?:${AFTER_NOUN})`,
      "u",
    );
  }
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(stem.replace(ENGLISH_ENDING, ""))}`, "u");
};

/** What share of the words each text holds; a word that few of the texts hold tells more. */
export const matchedShares = (words: readonly string[], texts: readonly string[]): number[] => {
  const lowered = texts.map((text) => text.toLowerCase());
  const weighted = words.map((word) => {
    const matcher = matcherOf(word);
    const found = lowered.map((text) => matcher.test(text));
    const count = found.filter(Boolean).length;
    return { found, weight: count === 0 ? 1 : 1 + Math.log((1 + texts.length) / (1 + count)) / 2 };
  });
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return texts.map((_, index) => {
    const part = weighted.reduce((sum, { found, weight }) => sum + (found[index] ? weight : 0), 0);
    return whole === 0 ? 1 : part / whole;
  });
};
