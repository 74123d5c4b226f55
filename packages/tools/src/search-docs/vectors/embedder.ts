import { z } from "zod";
import { readBounded } from "../../read-bounded.ts";
import { readJson } from "../../read-json.ts";
import type { EmbeddingServer } from "./embedding-settings.ts";

/** Turns texts into unit vectors; texts of similar meaning get vectors close to each other. */
export interface Embedder {
  readonly model: string;
  /** @throws Error when the server does not answer as expected */
  documents(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  /** @throws Error when the server does not answer as expected */
  query(text: string, signal: AbortSignal): Promise<Float32Array>;
}

/** Models trained with a prefix that distinguishes questions from documents. */
const PREFIXES = [
  { models: /\be5\b/i, query: "query: ", document: "passage: " },
  { models: /nomic-embed/i, query: "search_query: ", document: "search_document: " },
];

const Answer = z.object({ data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1) })) });

/** The server would refuse again, so a retry is pointless. */
export class EmbeddingsRefused extends Error {}

const TOO_MANY_REQUESTS = 429;
/** More than a batch of the longest vectors needs. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** A client of OpenAI's `/v1/embeddings`. */
export const createEmbedder = ({ url, model, apiKey }: EmbeddingServer): Embedder => {
  const base = new URL(url);
  // A bare `http://host:port` means its /v1.
  const path = base.pathname === "/" ? "/v1" : base.pathname.replace(/\/$/, "");
  const endpoint = new URL(`${path}/embeddings`, base);
  const prefix = PREFIXES.find(({ models }) => models.test(model));

  const embed = async (input: string | readonly string[], signal: AbortSignal): Promise<Float32Array[]> => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model, input, encoding_format: "float" }),
      redirect: "error",
      signal,
    }).catch((cause: Error) => {
      if (cause.name === "AbortError") throw cause;
      throw new Error("the embeddings server does not answer", { cause });
    });
    if (!response.ok) {
      await response.body?.cancel();
      const { status, statusText } = response;
      const isForGood = status < 500 && status !== TOO_MANY_REQUESTS;
      const Failure = isForGood ? EmbeddingsRefused : Error;
      throw new Failure(`the embeddings server answered ${status} ${statusText}`.trim());
    }
    const answer = Answer.safeParse(readJson(await readBounded(response, MAX_ANSWER_BYTES)));
    const expected = typeof input === "string" ? 1 : input.length;
    if (!answer.success || answer.data.data.length !== expected)
      throw new Error("the embeddings server does not answer as OpenAI's does");
    return answer.data.data
      .toSorted((one, other) => one.index - other.index)
      .map(({ embedding }) => toUnitLength(embedding));
  };

  return {
    model,
    documents: (texts, signal) => embed(prefix ? texts.map((text) => prefix.document + text) : texts, signal),
    query: async (text, signal) => {
      const [vector] = await embed((prefix?.query ?? "") + text, signal);
      return vector ?? new Float32Array();
    },
  };
};

const toUnitLength = (numbers: readonly number[]): Float32Array => {
  const vector = Float32Array.from(numbers);
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((number) => number / length);
};
