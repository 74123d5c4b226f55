import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, isStepCount, jsonSchema, streamText, tool } from "ai";
import { beforeAll, describe, expect, test } from "vitest";
import { collect, type Served, startServed, WEATHER } from "./served.ts";

let served: Served;
beforeAll(async () => {
  served = await startServed();
});

const builtin = () =>
  createOpenAICompatible({
    name: "twinhost",
    baseURL: served.baseURL,
    apiKey: served.key,
    includeUsage: true,
  }).chatModel("builtin");

describe("the AI SDK's openai-compatible provider", () => {
  test("chats", async () => {
    const { text, finishReason, usage } = await generateText({ model: builtin(), prompt: "What is 6*7?" });
    expect([text, finishReason]).toEqual(["6*7 is 42.", "stop"]);
    expect(usage.totalTokens).toBeGreaterThan(0);
  });

  test("streams", async () => {
    const { textStream, usage } = streamText({ model: builtin(), prompt: "What is 6*7?" });
    const words = await collect(textStream);
    expect(words.length).toBeGreaterThan(1);
    expect(words.join("")).toBe("6*7 is 42.");
    expect((await usage).totalTokens).toBeGreaterThan(0);
  });

  test("runs its own tool in its own loop", async () => {
    const { text, steps } = await generateText({
      model: builtin(),
      prompt: "Seoul",
      tools: {
        [WEATHER.name]: tool({
          inputSchema: jsonSchema<{ city: string }>({ ...WEATHER.parameters, required: ["city"] }),
          execute: ({ city }) => ({ city, sky: "clear" }),
        }),
      },
      prepareStep: ({ stepNumber }) => ({ toolChoice: stepNumber === 0 ? "required" : "auto" }),
      stopWhen: isStepCount(3),
    });
    expect(steps[0]?.toolCalls).toMatchObject([{ toolName: WEATHER.name, input: { city: "Seoul" } }]);
    expect(text).toContain('"sky":"clear"');
  });

  test("disconnects midway: the server carries on", async () => {
    const leaving = new AbortController();
    const { stream } = streamText({
      model: builtin(),
      prompt: "hello",
      abortSignal: leaving.signal,
      onError: () => {},
    });
    for await (const part of stream) if (part.type === "text-delta") leaving.abort();
    expect((await generateText({ model: builtin(), prompt: "1+2?" })).text).toContain("3");
  });
});
