import type { Logger } from "@twinhost/core";
import { ConsecutiveBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from "cockatiel";
import { untilAborted } from "../../until-aborted.ts";
import { readQuery } from "../query-terms.ts";
import type { PageOfSearch, SearchEngine, SearchHit, SearchPage } from "../search-engine.ts";
import { SECTIONS_OF_ONE } from "../section.ts";
import type { Embedder } from "./embedder.ts";
import { fuseRanks } from "./fuse-ranks.ts";
import { type NeighbourQuery, type Neighbours, NoVectors } from "./neighbours.ts";

export interface HybridSearchOptions {
  /** Searches by words. */
  readonly words: SearchEngine;
  readonly neighbours: Neighbours;
  readonly embedder: Embedder;
  readonly log: Logger;
}

/** How many documents with the query's words are reranked; the rest follow in their own order. */
const WINDOW = 50;
/** Passages below this share of the best similarity are dropped. */
const LEAST_SHARE = 0.6;
/** Limits the retries while documents are indexed continuously. */
const MOST_ROUNDS = 3;
/** Out of a call's five seconds; after that, words alone decide. */
const EMBED_TIMEOUT_MS = 3_000;
const MEANING_TIMEOUT_MS = 3_500;
/** After a failure, searches go by words alone for this long instead of waiting each time. */
const PAUSE_MS = 10_000;

const TOO_SLOW = "the vectors take too long";
const NO_VECTORS = "the index has no vectors of this model: run docs:index";

/** Search by words and by meaning, fusing the ranks of both. Without vectors, words alone decide. */
export const createHybridSearch = ({ words, neighbours, embedder, log }: HybridSearchOptions): SearchEngine => {
  const breaker = circuitBreaker(
    handleWhen((error) => (error as Error).name !== "AbortError"),
    { halfOpenAfter: PAUSE_MS, breaker: new ConsecutiveBreaker(1) },
  );
  let problem: string | undefined;
  const report = (now: string | undefined): void => {
    if (now === problem) return;
    problem = now;
    if (now === undefined) log.info({ model: embedder.model }, "searches go by meaning too");
    else log.warn({ reason: now, model: embedder.model }, "searches go by words alone");
  };

  /** @returns undefined if words alone decide */
  const unlessFailing = async <Found>(
    find: () => Promise<Found>,
    signal: AbortSignal,
    ending: AbortSignal,
  ): Promise<Found | undefined> => {
    try {
      return await untilAborted(find(), ending);
    } catch (error) {
      signal.throwIfAborted();
      if (ending.aborted) report(TOO_SLOW);
      // With the circuit open nothing was asked: the reason reported last still holds.
      else if (!isBrokenCircuitError(error)) report(error instanceof NoVectors ? NO_VECTORS : (error as Error).message);
      return undefined;
    }
  };

  const embed = (query: string, signal: AbortSignal): Promise<Float32Array> =>
    breaker.execute(() =>
      embedder.query(query, AbortSignal.any([signal, AbortSignal.timeout(EMBED_TIMEOUT_MS)])).catch((error) => {
        // A caller that left says nothing about the server.
        throw signal.aborted ? new DOMException("the caller left", "AbortError") : error;
      }),
    );

  const findNear = async (query: NeighbourQuery, signal: AbortSignal): Promise<readonly SearchHit[]> => {
    const found = await neighbours.nearest(query, signal);
    const nearest = found.toSorted((one, other) => other.score - one.score);
    const least = Math.max(Number.EPSILON, (nearest[0]?.score ?? 0) * LEAST_SHARE);
    return nearest.filter(({ score }) => score >= least);
  };

  const version = (signal: AbortSignal): Promise<string | undefined> =>
    words.documents.version(signal).catch(() => undefined);

  return {
    ...words,
    search: async (query, page, signal) => {
      signal.throwIfAborted();
      const terms = readQuery(query);
      // A query with operators is meant literally.
      const isPlain = !terms.hasOperators && terms.terms.size + terms.prefixes.size > 0;
      if (!isPlain) return words.search(query, page, signal);
      const ending = AbortSignal.any([signal, AbortSignal.timeout(MEANING_TIMEOUT_MS)]);
      const embedded = unlessFailing(() => embed(query, signal), signal, ending);
      // It may reject before it is awaited.
      embedded.catch(() => {});
      const { sections = false } = page;
      const searchBoth = async (): Promise<SearchPage> => {
        const [near, window] = await Promise.all([
          embedded.then((vector) => {
            const nearTo = vector && { model: embedder.model, vector, terms, sections };
            return nearTo && unlessFailing(() => findNear(nearTo, signal), signal, ending);
          }),
          words.search(query, { ...page, offset: 0, limit: WINDOW }, signal),
        ]);
        if (!near) return words.search(query, page, signal);
        report(undefined);
        const fused = fuse(window.results, near, sections ? SECTIONS_OF_ONE : 1);
        return toPage(fused, window.total, page, (rest) => words.search(query, { ...rest, sections }, signal));
      };
      for (let round = 1; ; round++) {
        const before = await version(signal);
        const found = await searchBoth();
        // If the index changed between the two searches, their results do not belong together.
        if (round === MOST_ROUNDS || (await version(signal)) === before) return found;
      }
    },
    describe: () =>
      problem === undefined
        ? `${words.describe()}, and by meaning with ${embedder.model}`
        : `${words.describe()}; by words alone, for ${problem}`,
    close: async () => {
      await neighbours.close();
      await words.close();
    },
  };
};

interface Fused {
  readonly id: string;
  readonly hits: readonly SearchHit[];
}

/** The documents of both, the best first, each with up to `most` of its hits. */
const fuse = (byWords: readonly SearchHit[], byMeaning: readonly SearchHit[], most: number): Fused[] => {
  const [ofWords, ofMeaning] = [byWords, byMeaning].map((hits) => Map.groupBy(hits, ({ id }) => id));
  const rankings = [byWords, byMeaning].map((hits) => [...new Set(hits.map(({ id }) => id))]);
  return Array.from(fuseRanks(rankings), ([id, score]) => ({
    id,
    hits: hitsOf(ofWords?.get(id) ?? [], ofMeaning?.get(id) ?? [], most).map((hit) => ({
      ...hit,
      score: Number(score.toPrecision(6)),
    })),
  }));
};

/** The best hit by words comes first, since its words are marked, then the nearest in meaning. Each section once. */
const hitsOf = ([first, ...others]: readonly SearchHit[], near: readonly SearchHit[], most: number): SearchHit[] => {
  const hits = [...(first ? [first] : []), ...near, ...others];
  const isNew = ({ section }: SearchHit, index: number): boolean =>
    hits.findIndex((other) => other.section === section) === index;
  return hits.filter(isNew).slice(0, most);
};

const toPage = async (
  fused: readonly Fused[],
  totalOfWords: number,
  { limit, offset }: PageOfSearch,
  searchRest: (page: PageOfSearch) => Promise<SearchPage> | SearchPage,
): Promise<SearchPage> => {
  const shown = fused.slice(offset, offset + limit);
  const results = shown.flatMap(({ hits }) => hits);
  const total = Math.max(totalOfWords, fused.length);
  const left = limit - shown.length;
  if (left === 0 || totalOfWords <= WINDOW) return { results, total };
  const rest = await searchRest({ limit: left, offset: WINDOW + Math.max(0, offset - fused.length) });
  const isShown = new Set(fused.map(({ id }) => id));
  return { results: [...results, ...rest.results.filter(({ id }) => !isShown.has(id))], total };
};
