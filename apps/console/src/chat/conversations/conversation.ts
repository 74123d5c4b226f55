import { generateId } from "ai";
import { type ChatMessage, textOf } from "../chat-message.ts";

/** What the user sets for a conversation. */
export interface ConversationSettings {
  /** Given by the user; if empty, the first question serves as the name. */
  readonly name: string;
  /** Added to the model's instructions. */
  readonly instructions: string;
  /** Empty for the server's default. */
  readonly model: string;
}

/** A saved conversation. */
export interface Conversation extends ConversationSettings {
  readonly id: string;
  readonly messages: readonly ChatMessage[];
  /** Counts saves. Saving over a version that was never read would undo another tab's work. */
  readonly version: number;
  readonly changedAt: number;
}

export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly changedAt: number;
}

const TITLE_LENGTH = 80;

export const newConversation = (id: string = generateId()): Conversation => ({
  id,
  name: "",
  instructions: "",
  model: "",
  messages: [],
  version: 0,
  changedAt: 0,
});

/** The name, or the beginning of the first question; empty if there is neither. */
export const titleOf = ({ name, messages }: Pick<Conversation, "name" | "messages">): string => {
  if (name.trim() !== "") return name.trim();
  const asked = messages.find(({ role }) => role === "user") ?? messages[0];
  return asked ? textOf(asked).trim().replaceAll(/\s+/g, " ").slice(0, TITLE_LENGTH) : "";
};

/** Whether every word of a search occurs in the conversation. */
export const hasWords = (conversation: Conversation, search: string): boolean => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [conversation.name, ...conversation.messages.map(textOf)].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
};
