import { type ChatMessage, callsOf } from "./chat-message.ts";

/** Where a passage came from. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  readonly snippet: string;
  /** Over which it was found. */
  readonly transport?: string | undefined;
}

/** The passages that the answer's searches found, each document once. */
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
