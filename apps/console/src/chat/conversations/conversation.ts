import { generateId } from "ai";
import { type ChatMessage, textOf } from "../chat-message.ts";

/** What the reader decides of a conversation, beside what is said in it. */
export interface ConversationSettings {
  /** As the reader named it; empty while its first question is its name. */
  readonly name: string;
  /** What the reader adds to the model's instructions. */
  readonly instructions: string;
  /** Empty for the server's default. */
  readonly model: string;
}

/** A conversation as it is saved. */
export interface Conversation extends ConversationSettings {
  readonly id: string;
  readonly messages: readonly ChatMessage[];
  /** Counts the saves: whoever saves over another one than it has read would undo another tab's work. */
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

/** Its name, or the beginning of its first question; empty where there is neither. */
export const titleOf = ({ name, messages }: Pick<Conversation, "name" | "messages">): string => {
  if (name.trim() !== "") return name.trim();
  const asked = messages.find(({ role }) => role === "user") ?? messages[0];
  return asked ? textOf(asked).trim().replaceAll(/\s+/g, " ").slice(0, TITLE_LENGTH) : "";
};

/** Whether every word of a search is somewhere in the conversation. */
export const hasWords = (conversation: Conversation, search: string): boolean => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [conversation.name, ...conversation.messages.map(textOf)].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
};
