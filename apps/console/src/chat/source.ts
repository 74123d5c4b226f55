import { type ChatMessage, callsOf } from "./chat-message.ts";

/** A document passage found by a search. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  readonly snippet: string;
  /** The transport that found it. */
  readonly transport?: string | undefined;
}

/** The passages found by the answer's searches, one per document. */
export const sourcesOf = (message: ChatMessage): Source[] => {
  const found = callsOf(message).flatMap(({ outcome, facts }) => {
    const results = outcome?.ok ? (outcome.output as { results?: Source[] } | null)?.results : undefined;
    return Array.isArray(results)
      ? results
          .filter(({ uri, title }) => typeof uri === "string" && typeof title === "string")
          .map((source) => ({ ...source, transport: facts?.transport }))
      : [];
  });
  return [...new Map(found.map((source) => [source.uri, source])).values()];
};
