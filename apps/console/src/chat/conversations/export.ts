import { readableUris } from "../../documents/readable-uri.ts";
import type { Texts } from "../../i18n/en.ts";
import { time } from "../../shared/figures.ts";
import { type ChatMessage, callsOf, type ShownCall, textOf } from "../chat-message.ts";
import { sourcesOf } from "../source.ts";
import { type Conversation, titleOf } from "./conversation.ts";

/** A conversation as Markdown: questions, answers with their figures, tool calls and sources. */
export const toMarkdown = (conversation: Pick<Conversation, "name" | "messages" | "instructions">, texts: Texts) => {
  const { chat } = texts;
  const said = conversation.messages.map((message) =>
    message.role === "user" ? `## ${chat.you}\n\n${textOf(message)}` : answer(message, texts),
  );
  const instructions = conversation.instructions && `${chat.instructions}:\n\n${fenced(conversation.instructions)}`;
  const markdown = [`# ${titleOf(conversation) || chat.untitled}`, instructions, ...said]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
  return readableUris(markdown);
};

const answer = (message: ChatMessage, texts: Texts): string => {
  const { model, transport, timing } = message.metadata ?? {};
  const figures = [
    model,
    transport && (texts.transports[transport] ?? transport),
    timing && `${texts.chat.total} ${time(timing.total_ms)}`,
  ].filter(Boolean);
  const sources = sourcesOf(message).map(({ title, uri }) => `- ${title} (${uri})`);
  return [
    `## ${texts.chat.answer}`,
    textOf(message),
    ...callsOf(message).map((call) => toolCall(call, texts)),
    sources.length > 0 && `${texts.chat.sources(sources.length)}\n\n${sources.join("\n")}`,
    figures.length > 0 && `*${figures.join(" · ")}*`,
  ]
    .filter(Boolean)
    .join("\n\n");
};

const toolCall = ({ tool, arguments: args, outcome }: ShownCall, texts: Texts): string => {
  const result = outcome && (outcome.ok ? outcome.output : outcome.error);
  return `\`${tool}\` ${texts.chat.tool.arguments}:\n\n${json(args)}\n\n${texts.chat.tool.result}:\n\n${json(result)}`;
};

const json = (value: unknown): string => fenced(JSON.stringify(value ?? null, null, 2), "json");

/** Uses a fence longer than any in the text. */
const fenced = (text: string, language = ""): string => {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
};

/** A name that is valid on every file system. */
export const fileNameOf = (title: string): string =>
  title
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60) || "twinhost";
