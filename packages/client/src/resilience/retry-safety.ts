import type { ToolDescription } from "@twinhost/core";

/** What is known of tools that a retry must know: whether running one twice is the same as running it once. */
export interface RetrySafety {
  /** Takes note of a list; a tool that it does not hold keeps what is known of it. */
  learn(tools: readonly ToolDescription[]): void;
  /** False for a tool that nothing is known of. */
  isRetrySafe(name: string): boolean;
}

/** Learns from tool lists which tools are read-only or idempotent; one of which nothing is known is not retried. */
export const createRetrySafety = (tools: readonly ToolDescription[] = []): RetrySafety => {
  const repeatable = new Map<string, boolean>();
  const learn = (list: readonly ToolDescription[]): void => {
    for (const { name, annotations } of list)
      repeatable.set(name, annotations.readOnlyHint === true || annotations.idempotentHint === true);
  };
  learn(tools);
  return { learn, isRetrySafe: (name) => repeatable.get(name) === true };
};
