import { type EmbedOptions, type EmbedSummary, embedPassages } from "./embed-passages.ts";
import { createEmbedder } from "./embedder.ts";
import type { EmbeddingServer } from "./embedding-settings.ts";

/**
 * Gives the indexed documents their vectors, by which they are found by meaning too. Passages that have one keep it.
 * @throws Error when the server does not answer as it should; what is done stays done
 */
export const embedDocuments = ({
  embeddings,
  ...options
}: Omit<EmbedOptions, "embedder"> & { readonly embeddings: EmbeddingServer }): Promise<EmbedSummary> =>
  embedPassages({ ...options, embedder: createEmbedder(embeddings) });
