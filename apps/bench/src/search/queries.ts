import { WORDS_OF_DOCUMENT } from "./generate-corpus.ts";
import type { QueryKind } from "./search-report.ts";
import { english, FIRST_COMMON_RANK, korean, rankOfCount } from "./word-model.ts";

/** In each language. */
const QUERIES_OF_KIND = 16;
/** Expected occurrences of a rare word in a corpus of any size. */
const COUNT_OF_RARE_WORD = 10;

/** Queries of one kind for a corpus of this size, half of it in each language. */
export const queriesOf = (kind: QueryKind, documents: number): string[] => {
  const rare = rankOfCount((documents / 2) * WORDS_OF_DOCUMENT, COUNT_OF_RARE_WORD);
  const [first, second] = {
    selective: [rare, rare + QUERIES_OF_KIND],
    mixed: [rare, FIRST_COMMON_RANK],
    broad: [FIRST_COMMON_RANK, FIRST_COMMON_RANK + QUERIES_OF_KIND],
  }[kind] as [number, number];
  return Array.from({ length: QUERIES_OF_KIND }, (_, index) =>
    [english, korean].map((model) => `${model.word(first + index)} ${model.word(second + index)}`),
  ).flat();
};
