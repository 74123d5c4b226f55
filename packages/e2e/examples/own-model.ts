/** A custom model behind the AI SDK's interface that uses a toolbox's tools, both as one response and streamed. */
import type {
  LanguageModelV4,
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import { answerQuestion } from "@twinhost/answers";
import { createInProcessToolClient } from "@twinhost/client";
import { createToolbox, defineTool, LOCAL_CALLER } from "@twinhost/core";
import { pino } from "pino";
import { z } from "zod";

const addition = defineTool({
  name: "add",
  title: "Add",
  description: "Adds two numbers.",
  input: z.strictObject({ a: z.number(), b: z.number() }),
  output: z.strictObject({ sum: z.number() }),
  annotations: { readOnlyHint: true, idempotentHint: true },
  timeoutMs: 1_000,
  run: ({ a, b }) => ({ sum: a + b }),
});

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** Calls the tool to add the numbers in the question, then reports its result. */
const takeTurn = (prompt: LanguageModelV4Prompt): LanguageModelV4GenerateResult => {
  const last = prompt.at(-1);
  if (last?.role === "tool") {
    const sum = /"sum":(\d+)/.exec(JSON.stringify(last.content))?.[1] ?? "unknown";
    return {
      content: [{ type: "text", text: `It is ${sum}.` }],
      finishReason: { unified: "stop", raw: undefined },
      usage,
      warnings: [],
    };
  }
  const [a = 0, b = 0] = (JSON.stringify(last?.content).match(/\d+/g) ?? []).map(Number);
  return {
    content: [{ type: "tool-call", toolCallId: "1", toolName: "add", input: JSON.stringify({ a, b }) }],
    finishReason: { unified: "tool-calls", raw: undefined },
    usage,
    warnings: [],
  };
};

/** Stream parts of a piece of content: text is streamed as deltas. */
const spoken = (part: LanguageModelV4Content): LanguageModelV4StreamPart[] => {
  if (part.type !== "text") return part.type === "tool-call" ? [part] : [];
  const id = "answer";
  return [
    { type: "text-start", id },
    { type: "text-delta", id, delta: part.text },
    { type: "text-end", id },
  ];
};

const model: LanguageModelV4 = {
  specificationVersion: "v4",
  provider: "example",
  modelId: "adds-up",
  supportedUrls: {},
  doGenerate: async ({ prompt }) => takeTurn(prompt),
  doStream: async ({ prompt }) => {
    const { content, finishReason } = takeTurn(prompt);
    const parts: LanguageModelV4StreamPart[] = [...content.flatMap(spoken), { type: "finish", finishReason, usage }];
    return { stream: ReadableStream.from(parts) };
  },
};

const toolbox = createToolbox({ tools: [addition], log: pino({ level: "silent" }), recordUsage: () => {} });
const client = createInProcessToolClient({ toolbox, caller: LOCAL_CALLER });
const messages: LanguageModelV4Prompt = [{ role: "user", content: [{ type: "text", text: "What is 2 and 40?" }] }];

const { text, measures } = await answerQuestion({ model, client, messages });
process.stdout.write(`${text} ${measures.toolCalls.length} call of ${measures.toolCalls[0]?.tool}\n`);

await answerQuestion({ model, client, messages }, { tell: async ({ type }) => void process.stdout.write(`${type}\n`) });
await client.close();
