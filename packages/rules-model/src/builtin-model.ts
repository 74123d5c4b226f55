import { randomUUID } from "node:crypto";
import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import { composeAnswer } from "./compose-answer.ts";
import { composeMissingTool } from "./compose-failure.ts";
import { countTokens } from "./count-tokens.ts";
import { decide, languageOfAsker } from "./decide.ts";
import { decidedCall } from "./decided-call.ts";
import { type Call, forcedCall } from "./forced-call.ts";
import { hintedCall } from "./hinted-call.ts";
import { languageOf } from "./language.ts";
import { limitText } from "./limit-text.ts";
import { readPrompt } from "./read-prompt.ts";
import { functionTools, taskOf } from "./tasks.ts";

/**
 * Rules behind the interface of a language model; **not a language model**. It needs no key and no network, and
 * always answers the same prompt the same way: it demonstrates, tests and measures the complete path without a model.
 * In Korean and English it decides whether a question needs the calculator, a translation, the documents or nothing,
 * and words the answer.
 */
export const createBuiltinModel = (): LanguageModelV4 => ({
  specificationVersion: "v4",
  provider: "twinhost",
  modelId: "builtin",
  supportedUrls: {},
  doGenerate: async (options) => {
    options.abortSignal?.throwIfAborted();
    return generate(options);
  },
  doStream: async (options) => {
    options.abortSignal?.throwIfAborted();
    return { stream: ReadableStream.from(streamParts(generate(options))) };
  },
});

const generate = (options: LanguageModelV4CallOptions): LanguageModelV4GenerateResult => {
  const response = respond(options);
  const { content, reason } = response.type === "text" ? limited(response, options) : called(response);
  return {
    content: [content],
    finishReason: { unified: reason, raw: undefined },
    usage: usageOf(options.prompt, content),
    warnings: [],
  };
};

type Response = Extract<LanguageModelV4Content, { type: "text" | "tool-call" }>;

const called = (content: Response) => ({ content, reason: "tool-calls" }) as const;

const limited = (said: Extract<Response, { type: "text" }>, options: LanguageModelV4CallOptions) => {
  const { text, reason } = limitText(said.text, options);
  return { content: { ...said, text }, reason };
};

const respond = (options: LanguageModelV4CallOptions): Response => {
  const { prompt, tools, toolChoice } = options;
  const { question, previousAnswer, answeredCall } = readPrompt(prompt);
  if (answeredCall) {
    const called = functionTools(tools).find(({ name }) => name === answeredCall.tool);
    const task = called && taskOf(called);
    const mayTranslate = task === undefined || task === "translation";
    const language = mayTranslate ? languageOfAsker(question, previousAnswer) : languageOf(question);
    return { type: "text", text: composeAnswer(answeredCall, { language, question, task }) };
  }
  const decision = decide(question, previousAnswer);
  const decided = decidedCall(decision, tools);
  const wanted = forcedCall(options, decided, question) ?? hintedCall(options, decision, question);
  if (wanted) return callOf(wanted);
  if (decision.kind === "reply") return { type: "text", text: decision.text };

  if (!decided || toolChoice?.type === "none")
    return { type: "text", text: composeMissingTool(decision.task, decision.language) };
  return callOf(decided);
};

const callOf = ({ tool, arguments: args }: Call): Response => ({
  type: "tool-call",
  toolCallId: `call_${randomUUID()}`,
  toolName: tool,
  input: JSON.stringify(args),
});

const usageOf = (prompt: LanguageModelV4Prompt, response: Response): LanguageModelV4GenerateResult["usage"] => {
  const input = prompt.reduce((sum, message) => sum + tokensIn(message), 0);
  const output = countTokens(response.type === "text" ? response.text : response.input);
  return {
    inputTokens: { total: input, noCache: input, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: output, text: output, reasoning: 0 },
  };
};

/** Caches by object: messages are reused between turns, and instructions between questions. */
const counted = new WeakMap<LanguageModelV4Message, number>();

const tokensIn = (message: LanguageModelV4Message): number => {
  const { content } = message;
  const count = counted.get(message) ?? countTokens(typeof content === "string" ? content : wordsOf(content));
  counted.set(message, count);
  return count;
};

const wordsOf = (parts: readonly { type: string }[]): string =>
  parts
    .map((part) => ("text" in part ? String(part.text) : part.type === "file" ? "" : JSON.stringify(part)))
    .join(" ");

const WORDS = /\s*\S+\s*/gu;

function* streamParts({
  content,
  usage,
  finishReason,
}: LanguageModelV4GenerateResult): Generator<LanguageModelV4StreamPart> {
  yield { type: "stream-start", warnings: [] };
  for (const part of content) {
    if (part.type === "tool-call") yield part;
    if (part.type === "text") {
      const id = "answer";
      yield { type: "text-start", id };
      for (const delta of part.text.match(WORDS) ?? []) yield { type: "text-delta", id, delta };
      yield { type: "text-end", id };
    }
  }
  yield { type: "finish", usage, finishReason };
}
