import { DefaultChatTransport } from "ai";
import { credentials } from "../api/api.ts";
import type { TransportChoice } from "../api/types.ts";
import type { ChatMessage } from "./chat-message.ts";
import { textOf } from "./chat-message.ts";

/** Earlier turns that go along with a question; older ones rarely matter and make it slow. */
const EARLIER_TURNS = 20;

/** How a question is to be answered; what is left out is the server's choice. */
export interface AskOptions {
  readonly transport?: TransportChoice | undefined;
  readonly model?: string | undefined;
  readonly instructions?: string | undefined;
}

/** Asks `POST /query` for the answer as a stream. @param options is asked at each question. */
export const createAskTransport = (options: () => AskOptions): DefaultChatTransport<ChatMessage> =>
  new DefaultChatTransport<ChatMessage>({
    api: "query",
    headers: () => ({ ...credentials(), Accept: "text/event-stream" }),
    prepareSendMessagesRequest: ({ messages }) => {
      const question = messages.findLastIndex(({ role }) => role === "user");
      const asked = messages[question];
      return {
        body: {
          query: asked ? textOf(asked) : "",
          messages: messages.slice(Math.max(0, question - EARLIER_TURNS), question).map(withoutData),
          ...options(),
        },
      };
    },
  });

/** Figures for the reader are none of the model's business. */
const withoutData = ({ id, role, parts }: ChatMessage): Pick<ChatMessage, "id" | "role" | "parts"> => ({
  id,
  role,
  parts: parts.filter(({ type }) => !type.startsWith("data-")),
});
