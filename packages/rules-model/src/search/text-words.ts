import { stemmer } from "stemmer";

/** A particle is joined to a name without a blank: Grafana의. */
const WORD = /[[\p{L}\p{N}]--\p{Script=Hangul}]+/gv;
const CAMEL_CASE = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

/** A text as words are looked for in it. */
export interface SearchedText {
  readonly lower: string;
  /** Stems of its English words: `limits` is there for `limited`. */
  readonly stems: ReadonlySet<string>;
}

export const readText = (text: string): SearchedText => {
  const words = (text.match(WORD) ?? []).flatMap((word) => [word, ...word.split(CAMEL_CASE)]);
  return {
    lower: text.normalize("NFC").toLowerCase(),
    stems: new Set(words.map((word) => stemmer(word.toLowerCase()))),
  };
};
