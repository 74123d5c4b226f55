import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Content } from "@ai-sdk/provider";
import type { ToolClient } from "@twinhost/client";
import type { ToolDescription } from "@twinhost/core";
import { expect, test } from "vitest";
import { answerQuestion } from "../src/index.ts";

const description = { name: "double", title: "Double", description: "Doubles.", inputSchema: { type: "object" } };

/** Doubles a number. */
const client: Pick<ToolClient, "transport" | "listTools" | "callTool"> = {
  transport: "in-process",
  listTools: async () => [description as unknown as ToolDescription],
  callTool: async (_tool, { of }) => ({ ok: true, output: { is: Number(of) * 2 } }),
};

const say = (text: string): LanguageModelV4Content => ({ type: "text", text });
const call = (toolName: string, input: string): LanguageModelV4Content => ({
  type: "tool-call",
  toolCallId: "1",
  toolName,
  input,
});

/** A model that takes these turns, then repeats the last, and what it was asked. */
const modelOf = (...turns: LanguageModelV4Content[]) => {
  const asked: LanguageModelV4CallOptions[] = [];
  const model: LanguageModelV4 = {
    specificationVersion: "v4",
    provider: "test",
    modelId: "test",
    supportedUrls: {},
    doGenerate: async (options) => {
      const part = turns[Math.min(asked.length, turns.length - 1)] ?? say("");
      asked.push(options);
      return {
        content: [part],
        finishReason: { unified: part.type === "tool-call" ? "tool-calls" : "stop", raw: undefined },
        usage: {
          inputTokens: { total: 3, noCache: 3, cacheRead: 0, cacheWrite: 0 },
          outputTokens: { total: 2, text: 2, reasoning: 0 },
        },
        warnings: [],
      };
    },
    doStream: () => Promise.reject(new Error("not streamed")),
  };
  return { model, asked };
};

const ask = (model: LanguageModelV4, more: object = {}) =>
  answerQuestion({
    model,
    client,
    messages: [{ role: "user", content: [{ type: "text", text: "Twice 21?" }] }],
    ...more,
  });

const lastOf = ({ prompt }: LanguageModelV4CallOptions) => prompt.at(-1);

test("the model gets the result of its call, and answers; tokens and calls are measured", async () => {
  const { model, asked } = modelOf(call("double", '{"of": 21}'), say("42"));
  const { text, measures } = await ask(model);
  expect(text).toBe("42");
  expect(asked.map(({ tools }) => tools?.map(({ name }) => name))).toEqual([["double"], ["double"]]);
  expect(asked[1] && lastOf(asked[1])).toMatchObject({
    role: "tool",
    content: [{ output: { type: "json", value: { is: 42 } } }],
  });
  expect(measures).toMatchObject({
    inputTokens: 6,
    outputTokens: 4,
    toolCalls: [{ tool: "double", arguments: { of: 21 }, outcome: { ok: true } }],
  });
});

test("a call of a tool that was not offered is returned to the model with its code", async () => {
  const { model, asked } = modelOf(call("triple", "{}"), say("I cannot."));
  const { measures } = await ask(model);
  expect(asked[1] && lastOf(asked[1])).toMatchObject({ content: [{ output: { value: { code: "unknown_tool" } } }] });
  expect(measures.toolCalls).toMatchObject([{ tool: "triple", outcome: { ok: false } }]);
});

test("a call of the caller's own tool ends the answer, with its arguments as written", async () => {
  const { model } = modelOf(call("theirs", '{ "n": 12345678901234567890 }'));
  const { callerToolCalls } = await ask(model, { callerTools: [{ name: "theirs" }] });
  expect(callerToolCalls).toMatchObject([{ tool: "theirs", text: '{ "n": 12345678901234567890 }' }]);
});

test("a model that only calls tools gives no answer: its last turn may call none", async () => {
  const { model, asked } = modelOf(call("double", '{"of":1}'));
  await expect(ask(model)).rejects.toMatchObject({ code: "engine_unavailable" });
  expect(asked.at(-1)?.toolChoice).toEqual({ type: "none" });
});

test("an answer that takes too long is a TimeoutError", async () => {
  const { model } = modelOf(say("late"));
  const hanging: LanguageModelV4 = {
    ...model,
    doGenerate: ({ abortSignal }) =>
      new Promise((_resolve, reject) => {
        abortSignal?.addEventListener("abort", () => reject(abortSignal.reason));
      }),
  };
  await expect(ask(hanging, { timeoutMs: 10 })).rejects.toMatchObject({ name: "TimeoutError" });
});
