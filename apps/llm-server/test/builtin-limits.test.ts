import { createBuiltinModel, limitText } from "@twinhost/rules-model";
import { expect, test } from "vitest";

test.each([
  ["one two three", {}, "one two three", "stop"],
  ["one two three", { maxOutputTokens: 2 }, "one two", "length"],
  ["one two three", { maxOutputTokens: 3 }, "one two three", "stop"],
  ["one two three", { stopSequences: ["three", " two"] }, "one", "stop"],
  ["one two three", { stopSequences: ["three"], maxOutputTokens: 1 }, "one", "length"],
  ["답은 42입니다", { maxOutputTokens: 2 }, "답은", "length"],
  ["one", { stopSequences: ["two"] }, "one", "stop"],
])("%j within %j: %j, %s", (text, limits, said, reason) => {
  expect(limitText(text, limits)).toEqual({ text: said, reason });
});

test("a required call has a value for every required argument", async () => {
  const { content } = await createBuiltinModel().doGenerate({
    prompt: [{ role: "user", content: [{ type: "text", text: "Book 3 seats" }] }],
    toolChoice: { type: "tool", toolName: "book" },
    tools: [
      {
        type: "function",
        name: "book",
        inputSchema: {
          type: "object",
          properties: {
            what: { type: "string" },
            seats: { type: "integer" },
            row: { enum: ["front", "back"] },
            paid: { type: "boolean" },
            names: { type: "array" },
            note: { type: "string" },
          },
          required: ["what", "seats", "row", "paid", "names"],
        },
      },
    ],
  });
  expect(content).toMatchObject([{ type: "tool-call", toolName: "book" }]);
  const args = { what: "Book 3 seats", seats: 3, row: "front", paid: false, names: [] };
  expect(content[0]?.type === "tool-call" && JSON.parse(content[0].input)).toEqual(args);
});
