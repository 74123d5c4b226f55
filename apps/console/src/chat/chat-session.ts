import { Chat } from "@ai-sdk/react";
import { readChatWay } from "../session/chat-way.ts";
import { createStored } from "../session/stored.ts";
import { createAskTransport } from "./ask-transport.ts";
import type { ChatMessage } from "./chat-message.ts";

const KEPT_MESSAGES = 200;

const storedMessages = createStored(() => localStorage, "twinhost.chat");

const readMessages = (): ChatMessage[] => {
  try {
    const messages: unknown = JSON.parse(storedMessages.get() ?? "[]");
    return Array.isArray(messages) ? messages : [];
  } catch {
    return [];
  }
};

/** The one conversation. It lives outside the views: a stream goes on while another view is looked at. */
export const chat = new Chat<ChatMessage>({ messages: readMessages(), transport: createAskTransport(readChatWay) });

export const saveChat = (): void => storedMessages.set(JSON.stringify(chat.messages.slice(-KEPT_MESSAGES)));

// A reload in the middle of an answer keeps what had come of it.
addEventListener("pagehide", saveChat);
