import type { ChatMessage } from "./chat-message.ts";

/** A question and the messages that answer it. */
export interface Turn {
  readonly id: string;
  readonly messages: readonly ChatMessage[];
}

/** Groups a conversation's messages by question. */
export const turnsOf = (messages: readonly ChatMessage[]): Turn[] => {
  const turns: { id: string; messages: ChatMessage[] }[] = [];
  for (const message of messages) {
    const turn = turns.at(-1);
    if (turn && message.role !== "user") turn.messages.push(message);
    else turns.push({ id: message.id, messages: [message] });
  }
  return turns;
};
