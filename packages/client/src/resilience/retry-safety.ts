import type { ToolDescription } from "@twinhost/core";

/** What a retry must know of tools: whether running one twice is the same as running it once. */
export interface RetrySafety {
  /** Learns from a list; a tool that is not in it keeps what is known of it. */
  learn(tools: readonly ToolDescription[]): void;
  /** False for an unknown tool. */
  isRetrySafe(name: string): boolean;
}

/** Learns from tool lists which tools are read-only or idempotent; an unknown one is not retried. */
export const createRetrySafety = (tools: readonly ToolDescription[] = []): RetrySafety => {
  const repeatable = new Map<string, boolean>();
  const learn = (list: readonly ToolDescription[]): void => {
    for (const { name, annotations } of list)
      repeatable.set(name, annotations.readOnlyHint === true || annotations.idempotentHint === true);
  };
  learn(tools);
  return { learn, isRetrySafe: (name) => repeatable.get(name) === true };
};
