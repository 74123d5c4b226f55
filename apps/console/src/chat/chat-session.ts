import { Chat } from "@ai-sdk/react";
import { readChatTransport } from "../session/chat-transport.ts";
import { createStored } from "../session/stored.ts";
import { createAskTransport } from "./ask-transport.ts";
import type { ChatMessage } from "./chat-message.ts";

const KEPT_MESSAGES = 200;

const storedMessages = createStored([() => sessionStorage, () => localStorage], "twinhost.chat");

const readMessages = (): ChatMessage[] => {
  try {
    const messages: unknown = JSON.parse(storedMessages.get() ?? "[]");
    return Array.isArray(messages) ? messages : [];
  } catch {
    return [];
  }
};

/** This tab's conversation; a new tab begins with the newest one. It lives outside the views: a stream goes on while another view is looked at. */
export const chat = new Chat<ChatMessage>({
  messages: readMessages(),
  transport: createAskTransport(readChatTransport),
});

/** Writes only what is new here, so that an idle tab that is closed last leaves the other tabs' newer chat as it is. */
export const saveChat = (): void => {
  const messages = JSON.stringify(chat.messages.slice(-KEPT_MESSAGES));
  if (messages !== (storedMessages.get() ?? "[]")) storedMessages.set(messages);
};

// A reload in the middle of an answer keeps what had come of it.
addEventListener("pagehide", saveChat);
