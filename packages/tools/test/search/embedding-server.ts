import type { IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { startLoopbackServer } from "@twinhost/testing";
import { readQuery } from "../../src/search-docs/query-terms.ts";
import { indexTerms } from "../../src/search-docs/terms.ts";

export const MODEL = "bag-of-words";
const DIMENSIONS = 1_024;

/**
 * OpenAI's `/v1/embeddings` over a model that is easy to check: a vector counts a text's words, so that texts without a
 * common word are orthogonal. `synonyms` maps words to others of the same meaning.
 */
export const startEmbeddingServer = async (synonyms: Readonly<Record<string, string>> = {}) => {
  const dimensions = new Map<string, number>();
  const vectorOf = (terms: Iterable<string>, isDocument: boolean): number[] => {
    const vector = new Array<number>(DIMENSIONS).fill(0);
    for (const term of terms) {
      const word = synonyms[term] ?? term;
      if (isDocument && !dimensions.has(word)) dimensions.set(word, dimensions.size);
      const dimension = dimensions.get(word);
      if (dimension !== undefined) vector[dimension] = (vector[dimension] ?? 0) + 1;
    }
    return vector;
  };
  /** Document texts embedded so far, in order. */
  const embedded: string[] = [];
  const queries: string[] = [];
  /** Error statuses of the next responses. */
  const failures: number[] = [];
  const authorizations = new Set<string | undefined>();
  const limits = { texts: Number.POSITIVE_INFINITY };

  const { url, close } = await startLoopbackServer(async (request, response) => {
    const { input, model } = (await json(request)) as { input: string | string[]; model: string };
    authorizations.add(authorizationOf(request));
    const isFull = embedded.length >= limits.texts;
    const failure = isFull ? 403 : failures.shift();
    const isKnown = request.url === "/v1/embeddings" && model === MODEL;
    if (failure !== undefined || !isKnown) return void response.writeHead(failure ?? 404).end("{}");
    const isDocument = Array.isArray(input);
    if (isDocument) embedded.push(...input);
    else queries.push(input);
    const vectors = isDocument
      ? input.map((text) => vectorOf(indexTerms(text).split(" "), true))
      : [vectorOf(readQuery(input).terms, false)];
    // In another order than requested, as the API allows.
    const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding })).reverse();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ object: "list", data, model, usage: { prompt_tokens: 0, total_tokens: 0 } }));
  });
  return { embeddings: { url, model: MODEL }, embedded, queries, failures, authorizations, limits, close };
};

const authorizationOf = ({ headers }: IncomingMessage): string | undefined => headers.authorization;
