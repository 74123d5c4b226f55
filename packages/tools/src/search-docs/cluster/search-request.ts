import type { QueryTerms } from "../query-terms.ts";

/** Smaller than in SQLite's ranking: these are factors, those are counts of words. */
const WEIGHTS = { title: 3, heading: 2, name: 1.5, ownLanguage: 1.5, guide: 0.4 } as const;

/** Marks of a match in the engine's highlights; no text has them. */
export const MATCH_START = "\ue000";
export const MATCH_END = "\ue001";

/** What an answer shows of each document; nothing where only the score is asked for. */
export interface ShownPassages {
  readonly size: number;
  readonly sections: boolean;
}

/** What is looked for, in the words of the engines: a document counts as its best passage, with its names. */
export const searchQuery = (query: QueryTerms, shown?: ShownPassages): object => {
  const passages = wordsIn({ "passages.heading": WEIGHTS.heading, "passages.text": 1 }, query);
  const isWanted = { must_not: phrasesIn(["passages.heading", "passages.text"], query) };
  const names = wordsIn({ title: WEIGHTS.title, name: WEIGHTS.name }, query);
  return {
    function_score: {
      query: {
        bool: {
          must: [
            {
              bool: {
                should: [...names, nested({ bool: { should: passages, ...isWanted, minimum_should_match: 1 } })],
                minimum_should_match: 1,
              },
            },
          ],
          must_not: phrasesIn(["title", "name"], query),
          ...(query.unwantedWords.length > 0 && { filter: [nested({ bool: isWanted })] }),
          // For what is shown of it: also of a document of which the names alone match.
          should: shown
            ? [nested({ bool: { must: [ANY], should: passages, ...isWanted } }, { boost: 0, ...show(shown) })]
            : [],
        },
      },
      functions: [
        { filter: { term: { isKorean: query.isKorean } }, weight: WEIGHTS.ownLanguage },
        { filter: { term: { isGuide: true } }, weight: WEIGHTS.guide },
      ],
      score_mode: "multiply",
      boost_mode: "multiply",
    },
  };
};

const ANY = { match_all: { boost: 0 } };

const nested = (query: object, more: object = {}): object => ({
  nested: { path: "passages", score_mode: "max", query, ...more },
});

const show = ({ size, sections }: ShownPassages): object => ({
  inner_hits: {
    size,
    _source: sections ? ["passages.text", "passages.section"] : ["passages.text"],
    highlight: {
      pre_tags: [MATCH_START],
      post_tags: [MATCH_END],
      number_of_fragments: 0,
      fields: { "passages.text": {}, "passages.text.ko": {} },
    },
  },
});

const inBoth = (field: string): string[] => [field, `${field}.ko`];

/** The words in fields of their weights, each analyzed both as English and as Korean: the better one counts. */
const wordsIn = (weights: Readonly<Record<string, number>>, { words, prefixes }: QueryTerms): object[] =>
  Object.entries(weights).flatMap(([field, boost]) => [
    { multi_match: { query: words.join(" "), type: "best_fields", fields: inBoth(field), boost } },
    ...Array.from(prefixes, (value) => ({ prefix: { [`${field}.ko`]: { value, boost } } })),
  ]);

const phrasesIn = (fields: readonly string[], { unwantedWords }: QueryTerms): object[] =>
  unwantedWords.map((query) => ({ multi_match: { query, type: "phrase", fields: fields.flatMap(inBoth) } }));
