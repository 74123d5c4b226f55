import { parseJsonEventStream } from "@ai-sdk/provider-utils";
import { readUIMessageStream, type UIMessage, type UIMessageChunk, uiMessageChunkSchema } from "ai";

export interface StreamedReply {
  readonly status: number;
  readonly headers: Headers;
  readonly chunks: readonly UIMessageChunk[];
  /** The message that a client of the AI SDK ends up with. */
  readonly message: UIMessage | undefined;
}

/** Requests an event stream and reads it to its end as the AI SDK's own clients do, validating every chunk. */
export const askStreaming = async (
  server: { url: string },
  query: string,
  more: Record<string, unknown> = {},
  init: RequestInit = {},
): Promise<StreamedReply> => {
  const response = await fetch(`${server.url}/query`, {
    method: "POST",
    body: JSON.stringify({ query, ...more }),
    ...init,
    headers: { "content-type": "application/json", accept: "text/event-stream", ...init.headers },
  });
  if (!response.body) throw new Error("there is no stream");
  const chunks: UIMessageChunk[] = [];
  for await (const parsed of parseJsonEventStream({ stream: response.body, schema: uiMessageChunkSchema })) {
    if (!parsed.success) throw parsed.error;
    chunks.push(parsed.value);
  }
  let message: UIMessage | undefined;
  for await (const state of readUIMessageStream({ stream: ReadableStream.from(chunks), onError: () => {} }))
    message = state;
  return { status: response.status, headers: response.headers, chunks, message };
};

export const textOf = ({ message }: StreamedReply): string =>
  message?.parts.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "";
