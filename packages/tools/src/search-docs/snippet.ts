import type { QueryTerms } from "./query-terms.ts";
import { bigrams, findRuns, normalizeRun, type Run, wordTerms } from "./terms.ts";

/** Length of a snippet in UTF-16 code units, marks not counted; only long matches may exceed it. */
const SNIPPET_LENGTH = 240;
/** How much of it may precede the first match. */
const LEAD_LENGTH = 60;

/** A matched range of a text, with the terms it matches. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly terms: readonly string[];
}

/**
 * Cuts the part of a passage that has the most query terms, with each match between ** and **.
 * If only a name of the document matches, that name and the start of the passage are used, so that a snippet always
 * contains its match.
 */
export const makeSnippet = (names: readonly string[], passage: string, query: QueryTerms): string => {
  const texts = [passage, ...names.map((name) => (passage === "" ? name : `${name}: ${passage}`))];
  for (const text of texts) {
    const matches = matchesIn(text, query);
    if (matches.length > 0) return cutSnippet(text, matches);
  }
  return cutSnippet(passage, []);
};

const matchesIn = (text: string, query: QueryTerms): Match[] =>
  findRuns(text).flatMap((run) => findMatches(run, query));

/** Merges adjacent matches, as in `LLM서버` or of the parts of one word. */
const joinNeighbours = (matches: readonly Match[]): Match[] => {
  const joined: Match[] = [];
  for (const match of matches) {
    const last = joined.at(-1);
    if (last?.end !== match.start) joined.push(match);
    else joined.splice(-1, 1, { start: last.start, end: match.end, terms: [...last.terms, ...match.terms] });
  }
  return joined;
};

/** Cuts the part that has the most matched terms; the matches must be in order. */
export const cutSnippet = (text: string, found: readonly Match[]): string => {
  const matches = joinNeighbours(found);
  const [from, to] = bestWindow(matches);
  const start = from === 0 ? 0 : wordStart(text, Math.max(0, from - LEAD_LENGTH), from);
  const end = wordEnd(text, Math.max(start + SNIPPET_LENGTH, Math.min(to, start + 2 * SNIPPET_LENGTH)), to);
  let snippet = start > 0 ? "…" : "";
  let position = start;
  for (const match of matches) {
    if (match.start < start || match.end > end) continue;
    snippet += `${text.slice(position, match.start)}**${text.slice(match.start, match.end)}**`;
    position = match.end;
  }
  snippet += text.slice(position, end) + (end < text.length ? "…" : "");
  return snippet.replace(/\s+/g, " ").trim();
};

const findMatches = (run: Run, query: QueryTerms): Match[] => {
  const end = run.start + run.text.length;
  if (!run.isCjk) {
    const begins = (term: string): boolean => query.prefixes.values().some((prefix) => term.startsWith(prefix));
    const terms = wordTerms(run).filter((term) => query.terms.has(term) || begins(term));
    return terms.length > 0 ? [{ start: run.start, end, terms }] : [];
  }
  const normalized = normalizeRun(run);
  const isIn = (term: string): boolean => normalized.includes(term);
  if (![...query.terms, ...query.prefixes].some(isIn)) return [];
  const characters = Array.from(normalized);
  const found = bigrams(characters).map((bigram) => (query.terms.has(bigram) ? bigram : undefined));
  const isHit = characters.map(
    (character, index) =>
      query.prefixes.has(character) || found[index] !== undefined || (index > 0 && found[index - 1] !== undefined),
  );
  // If normalizing changed the length (half-width kana), positions do not carry over: the whole run is the match.
  if (normalized.length !== run.text.length)
    return [{ start: run.start, end, terms: found.filter((term) => term !== undefined) }];
  const matches: { start: number; end: number; terms: string[] }[] = [];
  let offset = run.start;
  for (const [index, character] of characters.entries()) {
    const next = offset + character.length;
    const last = matches.at(-1);
    const term = found[index] ?? (query.prefixes.has(character) ? character : undefined);
    if (isHit[index]) {
      if (last?.end === offset) last.end = next;
      else matches.push({ start: offset, end: next, terms: [] });
      if (term) matches.at(-1)?.terms.push(term);
    }
    offset = next;
  }
  return matches;
};

/** The range, no longer than a snippet, with the most distinct terms; the earliest of equals. */
const bestWindow = (matches: readonly Match[]): [from: number, to: number] => {
  let best: [number, number] = [0, 0];
  let bestCount = 0;
  for (const [index, first] of matches.entries()) {
    const terms = new Set<string>();
    let to = first.end;
    for (let next = index; next < matches.length; next++) {
      const match = matches[next];
      if (!match || match.end - first.start > SNIPPET_LENGTH - LEAD_LENGTH) break;
      for (const term of match.terms) terms.add(term);
      to = match.end;
    }
    if (terms.size > bestCount) {
      best = [first.start, to];
      bestCount = terms.size;
    }
  }
  return best;
};

/** The first word start at or after `from`; `latest` if there is none before it. */
const wordStart = (text: string, from: number, latest: number): number => {
  if (from === 0) return 0;
  const space = text.slice(from - 1, latest).search(/\s/);
  return space === -1 ? latest : from + space;
};

/** The last word end at or before `until`, but never inside the matches that end at `earliest`. */
const wordEnd = (text: string, until: number, earliest: number): number => {
  if (until >= text.length) return text.length;
  const slice = text.slice(earliest, until + 1);
  const space = slice.search(/\s\S*$/);
  if (space >= 0) return earliest + space;
  // One long word: cut it, but not through a surrogate pair.
  return isLowSurrogate(text, until) ? until - 1 : until;
};

const isLowSurrogate = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
};
