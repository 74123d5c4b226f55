/** A query, parsed for the operators that people know from search engines. */
export interface ReadOperators {
  /** What to search for, without operators. */
  readonly wanted: string;
  /** Words after `-` or NOT. */
  readonly unwanted: string;
  /** Word prefixes, as in `config*`. */
  readonly prefixes: readonly string[];
}

const NEAR = /\bNEAR(?:\/\d+)?(?=\s*\(|\s|$)/g;
const NEAR_DISTANCE = /(\bNEAR\s*\([^()]*?),\s*\d+\s*\)/g;
const CONNECTIVES = /(?<=^|[\s(])(?:AND|OR|&&|\|\|)(?=$|[\s)])/g;
/** A flag such as `-d` or `--watch` is searched for, not excluded. */
const UNWANTED =
  /(?<=^|\s)(?:(?:(?:AND\s+)?NOT\s+)|-(?=(?:[\p{L}\p{N}]{3,}|\p{Script=Hangul}{2,})(?:\s|$)))(?<word>[\p{L}\p{N}][\p{L}\p{N}_-]*)/gu;
const PREFIX = /(?<=^|[\s("])(?<start>[\p{L}\p{N}]{2,})\*/gu;
const HAS_LETTERS = /\p{Ll}|\p{Lo}/u;
const WORD = /[\p{L}\p{N}]/u;

/** Parses operators; if nothing would be left to search for, they count as ordinary words. */
export const readOperators = (query: string): ReadOperators => {
  // In a query without lower-case letters, NOT and AND are ordinary words.
  const isPlain = !HAS_LETTERS.test(query);
  const unwanted: string[] = [];
  const prefixes = Array.from(query.matchAll(PREFIX), ({ groups }) => groups?.start ?? "");
  const bare = query.replace(NEAR_DISTANCE, "$1)").replace(UNWANTED, (_, word: string) => {
    unwanted.push(word);
    return " ";
  });
  const wanted = bare.replace(NEAR, " ").replace(CONNECTIVES, " ");
  if (isPlain) return { wanted: query, unwanted: "", prefixes };
  if (!WORD.test(wanted)) return { wanted: unwanted.length > 0 ? unwanted.join(" ") : query, unwanted: "", prefixes };
  return { wanted, unwanted: unwanted.join(" "), prefixes };
};
