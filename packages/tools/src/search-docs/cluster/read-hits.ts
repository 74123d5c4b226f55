import { documentUri } from "../../resources/document-uri.ts";
import type { QueryTerms } from "../query-terms.ts";
import type { SearchHit } from "../search-engine.ts";
import { cutSnippet, type Match, makeSnippet } from "../snippet.ts";
import { MATCH_END, MATCH_START } from "./search-request.ts";

/** A document that was found, as both engines return it. */
export interface ClusterHit {
  /** The index that was behind the alias. */
  readonly _index: string;
  readonly _score: number;
  readonly _source: { readonly id: string; readonly title: string };
  readonly sort: readonly unknown[];
  readonly inner_hits: { readonly passages: { readonly hits: { readonly hits: readonly PassageHit[] } } };
}

interface PassageHit {
  readonly _score: number;
  readonly _source: { readonly text: string; readonly section?: string };
  readonly highlight?: Readonly<Record<string, readonly string[]>>;
}

/** The results from one document: its best passage or, if sections were requested, several of the best. */
export const readHits = ({ _score, _source, inner_hits }: ClusterHit, query: QueryTerms): SearchHit[] => {
  const passages = inner_hits.passages.hits.hits;
  const best = passages[0]?._score ?? 0;
  return passages
    .filter((passage, index) => index === 0 || passage._score > 0)
    .map((passage) => ({
      id: _source.id,
      title: _source.title,
      uri: documentUri(_source.id),
      snippet: snippetOf(passage, _source, query),
      ...(passage._source.section !== undefined && { section: passage._source.section }),
      score: Number((best > 0 ? (_score * passage._score) / best : _score).toPrecision(6)),
    }));
};

const snippetOf = (passage: PassageHit, { id, title }: ClusterHit["_source"], query: QueryTerms): string => {
  const marked = Object.values(passage.highlight ?? {}).map(([text = ""]) => readMarks(text));
  // Of the two analyses, use the one that found more.
  const found = marked.sort((left, right) => right.matches.length - left.matches.length)[0];
  return found ? cutSnippet(found.text, found.matches) : makeSnippet([title, id], passage._source.text, query);
};

const MARKED = new RegExp(`${MATCH_START}([^${MATCH_END}]*)${MATCH_END}`, "gu");

const readMarks = (marked: string): { text: string; matches: Match[] } => {
  let removed = 0;
  const matches = Array.from(marked.matchAll(MARKED), ({ 1: word = "", index }) => {
    const start = index - removed;
    removed += MATCH_START.length + MATCH_END.length;
    return { start, end: start + word.length, terms: [word.toLowerCase()] };
  });
  return { text: marked.replaceAll(MATCH_START, "").replaceAll(MATCH_END, ""), matches };
};
