import { generateId, readUIMessageStream } from "ai";
import { ApiError } from "../api/api-error.ts";
import type { TransportChoice } from "../api/types.ts";
import { createAskTransport } from "../chat/ask-transport.ts";
import type { ChatMessage } from "../chat/chat-message.ts";

/** Asks one question over one transport. @param onGrowth gets the answer so far. @throws what `toApiError` reads */
export const askOnce = async (
  question: string,
  transport: TransportChoice,
  signal: AbortSignal,
  onGrowth: (answer: ChatMessage) => void = () => {},
): Promise<ChatMessage> => {
  const asked: ChatMessage = { id: generateId(), role: "user", parts: [{ type: "text", text: question }] };
  const stream = await createAskTransport(() => ({ transport })).sendMessages({
    trigger: "submit-message",
    chatId: "compare",
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
  if (!answer?.metadata?.timing) throw new ApiError("cut_off", "");
  return answer;
};
