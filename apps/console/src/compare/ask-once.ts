import { readUIMessageStream } from "ai";
import type { TransportChoice } from "../api/types.ts";
import { createAskTransport } from "../chat/ask-transport.ts";
import type { ChatMessage } from "../chat/chat-message.ts";

/** Asks one question over one way, without a conversation. @param onGrowth sees the answer as it grows. @throws ApiError's text */
export const askOnce = async (
  question: string,
  way: TransportChoice,
  signal: AbortSignal,
  onGrowth: (answer: ChatMessage) => void = () => {},
): Promise<ChatMessage> => {
  const asked: ChatMessage = { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: question }] };
  const stream = await createAskTransport(() => way).sendMessages({
    trigger: "submit-message",
    chatId: "both",
    messageId: undefined,
    messages: [asked],
    abortSignal: signal,
  });
  let answer: ChatMessage | undefined;
  for await (const growing of readUIMessageStream<ChatMessage>({ stream, terminateOnError: true })) {
    answer = growing;
    onGrowth(growing);
  }
  signal.throwIfAborted();
  if (!answer?.metadata?.timing) throw new Error("The answer ended too early.");
  return answer;
};
