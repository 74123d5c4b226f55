import { type EmbedOptions, type EmbedSummary, embedPassages } from "./embed-passages.ts";
import { createEmbedder } from "./embedder.ts";
import type { EmbeddingServer } from "./embedding-settings.ts";

/**
 * Embeds the indexed documents, so that they are found by meaning too. Passages that have a vector keep it.
 * @throws Error when the server does not answer as expected; finished work is kept
 */
export const embedDocuments = ({
  embeddings,
  ...options
}: Omit<EmbedOptions, "embedder"> & { readonly embeddings: EmbeddingServer }): Promise<EmbedSummary> =>
  embedPassages({ ...options, embedder: createEmbedder(embeddings) });
