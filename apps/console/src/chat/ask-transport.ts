import { DefaultChatTransport } from "ai";
import { credentials } from "../api/api.ts";
import type { TransportChoice } from "../api/types.ts";
import type { ChatMessage } from "./chat-message.ts";
import { textOf } from "./chat-message.ts";

/** Earlier turns that go along with a question; older ones rarely matter and make it slow. */
const EARLIER_TURNS = 20;

/** Asks `POST /query` for the answer as a stream. @param transport is asked at each question. */
export const createAskTransport = (transport: () => TransportChoice | undefined): DefaultChatTransport<ChatMessage> =>
  new DefaultChatTransport<ChatMessage>({
    api: "/query",
    headers: () => ({ ...credentials(), Accept: "text/event-stream" }),
    prepareSendMessagesRequest: ({ messages }) => {
      const question = messages.findLastIndex(({ role }) => role === "user");
      const asked = messages[question];
      return {
        body: {
          query: asked ? textOf(asked) : "",
          messages: messages.slice(Math.max(0, question - EARLIER_TURNS), question).map(withoutData),
          transport: transport(),
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
