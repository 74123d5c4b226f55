import type { QueryTerms } from "../query-terms.ts";
import { GUIDE_WEIGHT, OWN_LANGUAGE_WEIGHT } from "../ranking.ts";

/** How much a word counts in each field of a passage. */
const WEIGHTS = { title: 1.5, heading: 1.5, name: 1.2, text: 1 } as const;

/** The passage to show is chosen by these fields alone: the document's names apply to all its passages. */
const OWN_FIELDS = ["passages.heading^2", "passages.heading.ko^2", "passages.text", "passages.text.ko"];

/** Each text is analyzed as English and, in a subfield, as Korean. */
const ANALYSES = ["", ".ko"] as const;

/** Marks around a match in the engine's highlights; no text contains them. */
export const MATCH_START = "\ue000";
export const MATCH_END = "\ue001";

/** What to return of each document; nothing if only the score is needed. */
export interface ShownPassages {
  readonly size: number;
  readonly sections: boolean;
}

/** The query in the engines' language: a document scores like its best passage. */
export const searchQuery = (query: QueryTerms, shown?: ShownPassages): object => {
  const must_not = unwantedIn(query);
  return {
    function_score: {
      query: {
        bool: {
          must: [nested({ bool: { should: wordsIn(query), must_not, minimum_should_match: 1 } })],
          should: shown
            ? [nested({ bool: { must: [ANY], should: ownWordsIn(query), must_not } }, { boost: 0, ...show(shown) })]
            : [],
        },
      },
      functions: [
        { filter: { term: { isKorean: query.isKorean } }, weight: OWN_LANGUAGE_WEIGHT },
        { filter: { term: { isGuide: true } }, weight: GUIDE_WEIGHT },
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

/**
 * Searches all fields as one text: a word counts once, in the field where it counts most, and is as rare as it is in
 * all fields together. In separate fields, a word in few titles but most texts would count as rare. The better of the
 * two analyses counts.
 */
const wordsIn = ({ words, prefixes }: QueryTerms): object[] => [
  {
    dis_max: {
      queries: ANALYSES.map((analysis) => ({
        multi_match: {
          query: words.join(" "),
          type: "cross_fields",
          fields: Object.entries(WEIGHTS).map(([field, weight]) => `passages.${field}${analysis}^${weight}`),
        },
      })),
    },
  },
  ...prefixesIn(WEIGHTS, prefixes),
];

const ownWordsIn = ({ words, prefixes }: QueryTerms): object[] => [
  { multi_match: { query: words.join(" "), type: "most_fields", fields: OWN_FIELDS } },
  ...prefixesIn({ text: 1 }, prefixes),
];

const prefixesIn = (weights: Readonly<Record<string, number>>, prefixes: Iterable<string>): object[] =>
  Array.from(prefixes, (value) => ({
    dis_max: {
      queries: Object.entries(weights).map(([field, boost]) => ({
        prefix: { [`passages.${field}.ko`]: { value, boost } },
      })),
    },
  }));

const unwantedIn = ({ unwantedWords }: QueryTerms): object[] => {
  const fields = ANALYSES.flatMap((analysis) => Object.keys(WEIGHTS).map((field) => `passages.${field}${analysis}`));
  return unwantedWords.map((query) => ({ multi_match: { query, type: "phrase", fields } }));
};
