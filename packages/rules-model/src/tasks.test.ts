import { expect, it } from "vitest";
import { createBuiltinModel } from "./builtin-model.ts";

type Tools = NonNullable<Parameters<ReturnType<typeof createBuiltinModel>["doGenerate"]>[0]["tools"]>;

const offered = (name: string, properties: readonly string[], more: { description?: string; task?: string }): Tools => [
  {
    type: "function",
    name,
    inputSchema: { type: "object", properties: Object.fromEntries(properties.map((property) => [property, {}])) },
    ...(more.description !== undefined && { description: more.description }),
    ...(more.task !== undefined && { providerOptions: { twinhost: { task: more.task } } }),
  },
];

const ask = async (text: string, tools: Tools): Promise<unknown> => {
  const { content } = await createBuiltinModel().doGenerate({
    prompt: [{ role: "user", content: [{ type: "text", text }] }],
    tools,
  });
  const [part] = content;
  return part?.type === "tool-call" ? { tool: part.toolName, arguments: JSON.parse(part.input) } : part;
};

it.each([
  ["6 * 7", offered("sum", ["expression"], { task: "calculation" }), { expression: "6 * 7" }],
  ["6 * 7", offered("sum", ["expression"], { description: "Evaluates an expression." }), { expression: "6 * 7" }],
  ["How do I set up keys?", offered("look", ["query"], { task: "search" }), { query: expect.stringContaining("key") }],
  [
    'Translate "good morning" to Spanish',
    offered("words", ["text", "target_lang"], { description: "Machine translation." }),
    { text: "good morning", target_lang: "es" },
  ],
])("%s: the tool for it is found by its hint or its description, whatever its name", async (question, tools, args) => {
  expect(await ask(question, tools)).toEqual({ tool: tools[0]?.name, arguments: args });
});

it("a name alone means nothing, and a hint takes precedence over a description", async () => {
  const missing = { type: "text", text: expect.stringContaining("calculator") };
  expect(await ask("6 * 7", offered("calculate", ["expression"], {}))).toEqual(missing);
  expect(await ask("6 * 7", offered("sum", ["x"], { description: "Evaluates an expression." }))).toEqual(missing);
  const other = { description: "Evaluates an expression.", task: "search" };
  expect(await ask("6 * 7", offered("sum", ["expression"], other))).toEqual(missing);
});
