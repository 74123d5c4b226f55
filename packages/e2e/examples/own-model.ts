/** A model of one's own behind the AI SDK's interface, which calls the tools of a toolbox through the tool client. */
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createInProcessToolClient } from "@twinhost/client";
import { createToolbox, defineTool, type JsonObject, LOCAL_CALLER } from "@twinhost/core";
import { dynamicTool, generateText, isStepCount, jsonSchema } from "ai";
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

/** It asks for the sum of the numbers in the question, then says what the tool answered. */
const model: LanguageModelV4 = {
  specificationVersion: "v4",
  provider: "example",
  modelId: "adds-up",
  supportedUrls: {},
  doGenerate: async ({ prompt }) => {
    const last = prompt.at(-1);
    if (last?.role === "tool") {
      const text = `The tool says ${JSON.stringify(last.content[0])}.`.match(/"sum":\d+/)?.[0] ?? "nothing";
      return {
        content: [{ type: "text", text: `It is ${text.slice(6)}.` }],
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
  },
  doStream: () => Promise.reject(new Error("This model does not stream.")),
};

const toolbox = createToolbox({ tools: [addition], log: pino({ level: "silent" }), recordUsage: () => {} });
const client = createInProcessToolClient({ toolbox, caller: LOCAL_CALLER });
const tools = Object.fromEntries(
  (await client.listTools()).map(({ name, description, inputSchema }) => [
    name,
    dynamicTool({
      description,
      inputSchema: jsonSchema(inputSchema as JsonObject),
      execute: async (input) => {
        const result = await client.callTool(name, input as JsonObject);
        return result.ok ? result.output : result.error;
      },
    }),
  ]),
);

const { text } = await generateText({ model, tools, prompt: "What is 2 and 40?", stopWhen: isStepCount(4) });
process.stdout.write(`${text}\n`);
await client.close();
