import type { JsonObject, JsonValue } from "../json.ts";
import type { ContentBlock } from "../tool/content-block.ts";

/**
 * The client behind a call, as a tool or a prompt sees it.
 *
 * Each question has a key that is unique within the call. In revision 2026-07-28 a question ends the call with an
 * input-required result, and the client calls again with the answers, so a tool must reach the same question again by
 * the same path. Over 2025-11-25 the host asks while the call waits.
 *
 * `log`, `show` and `release` have no effect where the transport does not support them.
 */
export interface ClientInteraction {
  /** The kinds of question that the client answers; any other fails with `refused_input`. */
  readonly offers: readonly QuestionKind[];
  /** Asks the person behind the client to fill in a form (MCP `elicitation/create`). */
  elicit(key: string, question: { message: string; schema: JsonObject }): ElicitAnswer;
  /** Asks the client's model for a completion (MCP `sampling/createMessage`). */
  sample(key: string, request: JsonObject): JsonObject;
  /** The client's root folders (MCP `roots/list`). */
  roots(key: string): readonly { uri: string; name?: string }[];
  /** Asks several questions in one round; the answers have the questions' keys. */
  all<Questions extends Readonly<Record<string, SingleQuestion>>>(questions: Questions): AnswersTo<Questions>;
  /** Sends the client a log message (MCP `notifications/message`). */
  log(level: ClientLogLevel, data: JsonValue): void;
  /** Adds content for a model to the structured output: text, images, audio, resources and links to them. */
  show(...blocks: ContentBlock[]): void;
  /** Closes the connection while the call goes on; the client reconnects for the answer (HTTP, 2025-11-25). */
  release(): void;
}

/** What a client can be asked in MCP: a form, a completion, its root folders. */
export type QuestionKind = "elicit" | "sample" | "roots";

/** Severity of a log message, from `debug` to `emergency` (MCP logging, RFC 5424). */
export type ClientLogLevel = "debug" | "info" | "notice" | "warning" | "error" | "critical" | "alert" | "emergency";

/** Receives what a call sends its client. */
export interface ClientListener {
  log(level: ClientLogLevel, data: JsonValue): void;
  show(blocks: readonly ContentBlock[]): void;
  release(): void;
  /** Called when a question was asked that this client does not support; the call then fails. */
  notOffered(kind: QuestionKind): void;
}

/** What a client supports: a kind of question that it answers, or a listener for messages and content. */
export type ClientCapability = QuestionKind | ClientListener;

/** The answer to a form: accepted with its content, declined, or closed without an answer (MCP `ElicitResult`). */
export type ElicitAnswer =
  | { readonly action: "accept"; readonly content: JsonObject }
  | { readonly action: "decline" | "cancel" };

export type RootsAnswer = { readonly roots: readonly { uri: string; name?: string }[] };

/** One question to a client, of any kind. */
export type SingleQuestion =
  | { readonly kind: "elicit"; readonly message: string; readonly schema: JsonObject }
  | { readonly kind: "sample"; readonly request: JsonObject }
  | { readonly kind: "roots" };

/** One or several questions of a tool that have no answer yet. */
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

/** The client's answers by key, as received: not validated yet. */
export type ClientResponses = Readonly<Record<string, JsonValue>>;
