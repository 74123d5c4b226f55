import { DefaultChatTransport } from "ai";
import { credentials } from "../api/api.ts";
import type { TransportChoice } from "../api/types.ts";
import type { ChatMessage } from "./chat-message.ts";
import { textOf } from "./chat-message.ts";

/** Earlier turns sent with a question; older ones rarely matter and slow it down. */
const EARLIER_TURNS = 20;

/** How to answer a question; the server decides what is left out. */
export interface AskOptions {
  readonly transport?: TransportChoice | undefined;
  readonly model?: string | undefined;
  readonly instructions?: string | undefined;
}

/** Streams answers from `POST /query`. @param options called for each question. */
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

/** Figures are for the user, not for the model, and the server takes no files. */
export const withoutData = ({ id, role, parts }: ChatMessage): Pick<ChatMessage, "id" | "role" | "parts"> => ({
  id,
  role,
  parts: parts.filter(({ type }) => !type.startsWith("data-") && !type.endsWith("file")),
});
