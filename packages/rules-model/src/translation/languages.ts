/** Languages that a question may name (BCP 47); ICU provides their names in both languages of the rules. */
const CODES =
  "en ko es fr de it pt ja zh ru ar hi vi th id tr nl pl uk sv da fi nb el he cs hu ro bg hr sr sk sl ca gl eu la eo fa ms bn ur mn tl lt lv et is ga cy sw".split(
    " ",
  );

const ALIASES: readonly (readonly [name: string, code: string])[] = [
  ["castilian", "es"],
  ["mandarin", "zh"],
  ["simplified chinese", "zh-Hans"],
  ["traditional chinese", "zh-Hant"],
  ["brazilian portuguese", "pt-BR"],
  ["norwegian", "nb"],
  ["farsi", "fa"],
  ["tagalog", "tl"],
  ["에스파냐어", "es"],
  ["서반아어", "es"],
  ["우리말", "ko"],
  ["한국말", "ko"],
  ["영문", "en"],
  ["국문", "ko"],
  ["한글", "ko"],
  ["일어", "ja"],
  ["불어", "fr"],
  ["독어", "de"],
  ["중국어 간체", "zh-Hans"],
  ["간체 중국어", "zh-Hans"],
  ["중국어 번체", "zh-Hant"],
  ["번체 중국어", "zh-Hant"],
  ["노르웨이어", "nb"],
  ["베트남말", "vi"],
  ["일본말", "ja"],
  ["중국말", "zh"],
  ["몽골말", "mn"],
];

const namesIn = (locale: string): [string, string][] => {
  const names = new Intl.DisplayNames([locale], { type: "language" });
  return CODES.map((code) => [(names.of(code) ?? code).toLowerCase(), code]);
};

const CODE_BY_NAME: ReadonlyMap<string, string> = new Map([...namesIn("en"), ...namesIn("ko"), ...ALIASES]);

/** Matches any known language name; longest names first, so that "simplified chinese" is not read as "chinese". */
export const LANGUAGE_NAME = [...CODE_BY_NAME.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => RegExp.escape(name))
  .join("|");

/** The BCP 47 tag of a language name, in Korean or English. */
export const languageCode = (name: string): string | undefined => CODE_BY_NAME.get(name.toLowerCase());
