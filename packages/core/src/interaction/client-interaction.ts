import type { JsonObject, JsonValue } from "../json.ts";
import type { ContentBlock } from "../tool/content-block.ts";

/**
 * The client behind a call, as a tool or a prompt sees it.
 *
 * What may be asked has a key that is unique within the call, because in revision 2026-07-28 the call ends with the
 * questions (an input-required result) and comes again with the answers: a tool that asks must reach the same question
 * again by the same path. Over 2025-11-25 the host asks while the call waits.
 *
 * What may be told (`log`, `show`, `release`) is dropped where the transport has no room for it.
 */
export interface ClientInteraction {
  /** What the caller's protocol lets itself be asked; asking for anything else fails with `refused_input`. */
  readonly offers: readonly QuestionKind[];
  /** Asks the person behind the client to fill in a form (MCP `elicitation/create`). */
  elicit(key: string, question: { message: string; schema: JsonObject }): ElicitAnswer;
  /** Asks the client's model for a completion (MCP `sampling/createMessage`). */
  sample(key: string, request: JsonObject): JsonObject;
  /** The client's root folders (MCP `roots/list`). */
  roots(key: string): readonly { uri: string; name?: string }[];
  /** Asks several questions in one round; the answers come under the questions' keys. */
  all<Questions extends Readonly<Record<string, SingleQuestion>>>(questions: Questions): AnswersTo<Questions>;
  /** Tells the client what happens inside the call (MCP `notifications/message`). */
  log(level: ClientLogLevel, data: JsonValue): void;
  /** Adds content for a model to read beside the structured output: images, audio, resources and links to them. */
  show(...blocks: ContentBlock[]): void;
  /** Lets go of the connection while the call goes on; the client comes back for the answer (HTTP, 2025-11-25). */
  release(): void;
}

/** What a client can be asked in MCP: a form, a completion, its root folders. */
export type QuestionKind = "elicit" | "sample" | "roots";

/** How severe a message is, from `debug` to `emergency` (the levels of MCP logging, RFC 5424). */
export type ClientLogLevel = "debug" | "info" | "notice" | "warning" | "error" | "critical" | "alert" | "emergency";

/** Takes what a call tells its client. */
export interface ClientListener {
  log(level: ClientLogLevel, data: JsonValue): void;
  show(blocks: readonly ContentBlock[]): void;
  release(): void;
  /** A question was asked that this client does not offer; the call fails after it. */
  notOffered(kind: QuestionKind): void;
}

/** What a client offers to a call: a kind of question that it answers, or a listener for its messages and content. */
export type ClientCapability = QuestionKind | ClientListener;

/** How somebody answered a form: accepted with its content, declined, or closed unanswered (MCP `ElicitResult`). */
export type ElicitAnswer =
  | { readonly action: "accept"; readonly content: JsonObject }
  | { readonly action: "decline" | "cancel" };

export type RootsAnswer = { readonly roots: readonly { uri: string; name?: string }[] };

/** One question to a client, of any kind, as a tool asks it. */
export type SingleQuestion =
  | { readonly kind: "elicit"; readonly message: string; readonly schema: JsonObject }
  | { readonly kind: "sample"; readonly request: JsonObject }
  | { readonly kind: "roots" };

/** A question that a tool asked and that has no answer yet. */
export type ClientQuestion =
  | SingleQuestion
  | { readonly kind: "several"; readonly questions: Readonly<Record<string, SingleQuestion>> };

export interface AnswerOf {
  readonly elicit: ElicitAnswer;
  readonly sample: JsonObject;
  readonly roots: RootsAnswer;
}

export type AnswersTo<Questions extends Readonly<Record<string, SingleQuestion>>> = {
  readonly [Key in keyof Questions]: AnswerOf[Questions[Key]["kind"]];
};

/** Answers of the client, by key. They come from outside: a host hands them over unchecked. */
export type ClientResponses = Readonly<Record<string, JsonValue>>;
