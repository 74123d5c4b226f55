import { beforeAll, describe, expect, test } from "vitest";
import { createWrittenReader } from "../src/model/written-forms/read-written.ts";
import { ask } from "./support/ask.ts";
import { loadCalculator, startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer } from "./support/openai-peer.ts";
import { readCompletion } from "./support/read-completion.ts";
import { askStreaming, textOf } from "./support/read-stream.ts";

beforeAll(loadCalculator);

const MODEL = "openai-compatible:small";

/** A model that writes the text, and then the result that it got. */
const writing = async (text: string) => {
  const peer = await startOpenAiPeer(({ messages }) => {
    const result = messages.findLast(({ role }) => role === "tool");
    return { content: result ? `I got ${result.content}` : text };
  });
  return startLlmApp({ MODEL, MODEL_BASE_URL: peer.url });
};
const complete = (server: { url: string }, more: object = {}) =>
  readCompletion(`${server.url}/v1/chat/completions`, {
    model: MODEL,
    messages: [{ role: "user", content: "Go" }],
    ...more,
  });

describe("a tool call that a model wrote as text is run", () => {
  const call = '{"name": "calculate", "arguments": {"expression": "6*7"}}';
  test.each([
    ["Hermes and Qwen", `<tool_call>\n${call}\n</tool_call>`],
    ["after other text", `Let me see.\n<tool_call>${call}</tool_call>`],
    ["without its end tag", `<tool_call>${call}`],
    ["after its reasoning", `<think>6 times 7…</think>\n\n<tool_call>${call}</tool_call>`],
    [
      "Qwen's XML",
      "<tool_call>\n<function=calculate>\n<parameter=expression>\n6*7\n</parameter>\n</function>\n</tool_call>",
    ],
    ["Llama 3.1", '<function=calculate>{"expression": "6*7"}</function>'],
    ["Llama 3", '<|python_tag|>{"name": "calculate", "parameters": {"expression": "6*7"}}<|eom_id|>'],
    ["Mistral", `[TOOL_CALLS] [${call}]`],
    ["Mistral, newer", '[TOOL_CALLS]calculate[ARGS]{"expression": "6*7"}'],
    ["bare JSON", call],
    ["a list", `[${call}]`],
    ["a code fence", `\`\`\`json\n${call}\n\`\`\``],
    ["OpenAI's format", `{"type": "function", "function": ${call}}`],
  ])("%s", async (_what, text) => {
    const server = await writing(text);
    const { body } = await ask(server, "6 times 7?");
    expect(body.tool_calls).toMatchObject([{ tool: "calculate", result: { value: 42 } }]);
    expect(body.answer).toContain('I got {"result":"42"');
    const streamed = textOf(await askStreaming(server, "6 times 7?"));
    expect(streamed).toContain('I got {"result":"42"');
    expect(streamed).not.toMatch(/tool_call|<function|TOOL_CALLS|python_tag|"name"/);
  });

  test("a client's tool as well", async () => {
    const server = await writing('<tool_call>{"name":"lookup","arguments":{"a":1}}</tool_call>');
    const tools = [{ type: "function", function: { name: "lookup" } }];
    for (const stream of [false, true])
      expect(await complete(server, { stream, tools })).toMatchObject({
        content: "",
        finishReason: "tool_calls",
        calls: [{ function: { name: "lookup", arguments: '{"a":1}' } }],
      });
  });

  test("two in one text", async () => {
    const server = await writing(
      `<tool_call>${call}</tool_call>\n<tool_call>${call.replace("6*7", "1+1")}</tool_call>`,
    );
    expect((await ask(server, "Go")).body.tool_calls.map(({ result }) => result)).toMatchObject([
      { value: 42 },
      { value: 2 },
    ]);
  });
});

describe("what only looks like one stays text", () => {
  test.each([
    '{"name": "Mina", "age": 7}',
    '{"name": "no_such_tool", "arguments": {}}',
    '```json\n{"a": 1}\n```',
    "Write <tool_call> and then the call.",
    "In HTML, <think> is no tag.",
    "1 < 2 and <b>bold</b> [TOOLS]",
    "<",
  ])("%s", async (text) => {
    const server = await writing(text);
    expect(await ask(server, "Go")).toMatchObject({ body: { answer: text, tool_calls: [] } });
    for (const stream of [false, true]) expect((await complete(server, { stream })).content).toBe(text);
  });
});

describe("reasoning", () => {
  test.each(["<think>\nHmm, 6*7.\n</think>\n\nIt is 42.", "\n<thinking>\nHmm, 6*7.\n</thinking>It is 42."])(
    "%j: the answer is what follows",
    async (text) => {
      const server = await writing(text);
      expect((await ask(server, "Go")).body.answer).toBe("It is 42.");
      for (const stream of [false, true])
        expect(await complete(server, { stream })).toMatchObject({ content: "It is 42.", reasoning: "\nHmm, 6*7.\n" });
    },
  );

  test("in a separate field is passed on as reasoning_content, streamed and not", async () => {
    const peer = await startOpenAiPeer(() => ({ content: "It is 42.", reasoning_content: "Hmm." }));
    const server = await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url });
    for (const stream of [false, true])
      expect(await complete(server, { stream })).toMatchObject({ content: "It is 42.", reasoning: "Hmm." });
  });
});

test("the parts are the same wherever the text is split", () => {
  const tools = new Map([["calculate", {}]]);
  const text = '<think>a<b</think> Let me <tool_call>{"name":"calculate","arguments":{}}</tool_call>';
  const read = (pieces: string[]) => {
    const reader = createWrittenReader(tools);
    const parts = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
    const join = (type: "text" | "reasoning") => parts.map((part) => (part.type === type ? part.text : "")).join("");
    return [join("reasoning"), join("text"), parts.filter(({ type }) => type === "call")];
  };
  const whole = read([text]);
  expect(whole).toEqual(["a<b", "Let me ", [{ type: "call", name: "calculate", input: "{}" }]]);
  expect(read([...text])).toEqual(whole);
  for (let at = 1; at < text.length; at += 1) expect(read([text.slice(0, at), text.slice(at)])).toEqual(whole);
});
