import type { JsonObject, JsonValue } from "./json.ts";

/**
 * What a tool may ask of the client that called it. Each question has a key that is unique within the call, because in
 * revision 2026-07-28 the call ends with the questions (an input-required result) and comes again with the answers: a
 * tool that asks must reach the same question again by the same path. Over 2025-11-25 the host asks while the call waits.
 */
export interface ToolClientPort {
  /** What the caller's protocol offers; asking for anything else fails with `refused_input`. */
  readonly offers: readonly ClientOffer[];
  /** Asks the person behind the client to fill in a form (MCP `elicitation/create`). */
  elicit(key: string, question: { message: string; schema: JsonObject }): ElicitAnswer;
  /** Asks the client's model for a completion (MCP `sampling/createMessage`). */
  sample(key: string, request: JsonObject): JsonObject;
  /** The client's root folders (MCP `roots/list`). */
  roots(key: string): readonly { uri: string; name?: string }[];
}

export type ClientOffer = "elicit" | "sample" | "roots";

export type ElicitAnswer =
  | { readonly action: "accept"; readonly content: JsonObject }
  | { readonly action: "decline" | "cancel" };

/** A question that a tool asked and that has no answer yet. */
export type ClientQuestion =
  | { readonly kind: "elicit"; readonly message: string; readonly schema: JsonObject }
  | { readonly kind: "sample"; readonly request: JsonObject }
  | { readonly kind: "roots" };

/** Answers of the client, by key. They come from outside: a host hands them over unchecked. */
export type ClientAnswers = Readonly<Record<string, JsonValue>>;
