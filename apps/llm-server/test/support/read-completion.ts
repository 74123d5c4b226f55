import { eventsIn } from "@twinhost/testing";

interface CalledFunction {
  readonly id: string;
  readonly function: { readonly name: string; readonly arguments: string };
}

/** The result of a chat completion, the same whether streamed or not. */
export interface StreamedCompletion {
  readonly status: number;
  readonly content: string;
  readonly reasoning: string;
  readonly calls: readonly CalledFunction[];
  readonly finishReason: string | undefined;
  readonly error: { readonly code: string | null; readonly message: string } | undefined;
  /** The complete body. */
  readonly raw: string;
}

interface Message {
  readonly content?: string | null;
  readonly reasoning_content?: string;
  readonly tool_calls?: readonly CalledFunction[];
}

interface Piece {
  readonly error?: StreamedCompletion["error"];
  readonly choices?: readonly { message?: Message; delta?: Message; finish_reason: string | null }[];
}

/** Requests a chat completion and reads the complete answer, in one piece or in many. */
export const readCompletion = async (url: string, body: object): Promise<StreamedCompletion> => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const raw = await response.text();
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  const pieces: Piece[] = isStream
    ? eventsIn(raw).flatMap((data) => (data === "[DONE]" ? [] : [JSON.parse(data)]))
    : [JSON.parse(raw)];
  const choices = pieces.flatMap(({ choices = [] }) => choices);
  const messages = choices.map(({ message, delta }) => message ?? delta ?? {});
  return {
    status: response.status,
    content: messages.map(({ content }) => content ?? "").join(""),
    reasoning: messages.map(({ reasoning_content = "" }) => reasoning_content).join(""),
    calls: messages.flatMap(({ tool_calls = [] }) => tool_calls),
    finishReason: choices.flatMap(({ finish_reason }) => finish_reason ?? []).at(-1),
    error: pieces.find(({ error }) => error)?.error,
    raw,
  };
};
