import type { LanguagePair } from "./translation-engine.ts";

const UNKNOWN = "und";

/**
 * What {@link canonicalTag} understands: language, script, region, variants (none twice) and private use; extensions
 * say nothing about the language to translate into. The published schema has the same pattern, so that both agree.
 */
export const LANGUAGE_TAG =
  /^(?![^.@]*[-_]([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3})(?:[-_][A-Za-z\d]{4,8})*[-_]\1(?:[-_.@]|$))(?:[Aa][Uu][Tt][Oo]|(?:[A-Za-z]{2,3}|[A-Za-z]{5,8})(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?:[-_](?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(?:[-_][xX](?:[-_][A-Za-z\d]{1,8})+)?(?:[.@].*)?)$/;

/**
 * The canonical BCP 47 tag (`eng-us` is `en-US`), or null when it is not well-formed. Also understands POSIX locale
 * names (`zh_TW`, `ko_KR.UTF-8`), which many programs use, and the engines' `auto`, which is `und`.
 */
export const canonicalTag = (tag: string): string | null => {
  if (tag.toLowerCase() === "auto") return UNKNOWN;
  try {
    return Intl.getCanonicalLocales(tag.replace(/[.@].*$/, "").replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
};

/** Created with the first name: that takes longer than a call of another tool. */
let englishNames: Intl.DisplayNames | undefined;

/** The name of a language for people, with its tag: `Italian (it)`. */
export const languageName = (tag: string): string => {
  englishNames ??= new Intl.DisplayNames("en", { type: "language" });
  return `${englishNames.of(tag)} (${tag})`;
};

/** The language without region and variants: `en` of `en-US`. */
export const baseLanguage = (tag: string): string => new Intl.Locale(tag).language;

export const isUnknown = (tag: string): boolean => baseLanguage(tag) === UNKNOWN;

/** The script that the language is written in, the likely one if the tag has none: `Hant` of `zh-TW`. */
export const scriptOf = (tag: string): string | undefined => new Intl.Locale(tag).maximize().script;

/** Language and script, the script filled in from the likely one: `zh-TW` is `zh-Hant`, `en-US` is `en-Latn`. */
const languageAndScript = (tag: string): string => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language === "no" ? "nb" : language}-${script ?? ""}`;
};

/** Whether both tags name one written language, whatever the region: `en` and `en-US`, but not `zh-CN` and `zh-TW`. */
export const sameLanguage = (left: string, right: string): boolean =>
  languageAndScript(left) === languageAndScript(right);

/** How well an offered tag fits the requested one: 3 the same, 2 the plain language, 1 another region, 0 not at all. */
const fit = (offered: string, asked: string): number => {
  if (offered === asked) return 3;
  if (!sameLanguage(offered, asked)) return 0;
  return new Intl.Locale(offered).region === undefined ? 2 : 1;
};

/** How well tags fit the requested one; each is compared once, because an engine may have thousands of pairs. */
const fitOf = (asked: string): ((offered: string) => number) => {
  const known = new Map<string, number>();
  return (offered) => {
    const score = known.get(offered) ?? fit(offered, asked);
    known.set(offered, score);
    return score;
  };
};

/** The best pair: an exact tag before the plain language (`en` for `en-GB`) before another region. */
export const pickPair = (pairs: readonly LanguagePair[], source: string, target: string): LanguagePair | undefined => {
  const [fitOfSource, fitOfTarget] = [fitOf(source), fitOf(target)];
  let best: { pair: LanguagePair; score: number } | undefined;
  for (const pair of pairs) {
    const [sourceFit, targetFit] = [fitOfSource(pair.source), fitOfTarget(pair.target)];
    if (sourceFit === 0 || targetFit === 0) continue;
    const score = sourceFit + targetFit;
    if (best === undefined || score > best.score) best = { pair, score };
  }
  return best?.pair;
};

/** The source languages of the pairs that translate into the target. */
export const sourcesFor = (pairs: readonly LanguagePair[], target: string): string[] => {
  const fitOfTarget = fitOf(target);
  return [...new Set(pairs.filter((pair) => fitOfTarget(pair.target) > 0).map((pair) => pair.source))];
};
