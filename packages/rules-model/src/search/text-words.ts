import { stemmer } from "stemmer";

/** Korean particles follow a Latin name without a space: Grafana의. */
const WORD = /[[\p{L}\p{N}]--\p{Script=Hangul}]+/gv;
const CAMEL_CASE = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** A text prepared for searching. */
export interface SearchedText {
  readonly lower: string;
  /** Stems of its Latin words, so that `limits` matches `limited`. */
  readonly stems: ReadonlySet<string>;
}

export const readText = (text: string): SearchedText => {
  const words = (text.match(WORD) ?? []).flatMap((word) => [word, ...word.split(CAMEL_CASE)]);
  return {
    lower: text.normalize("NFC").toLowerCase(),
    stems: new Set(words.map((word) => stemmer(word.toLowerCase()))),
  };
};
