import { expect, it } from "vitest";
import { decide } from "./decide.ts";
import { hintedCall } from "./hinted-call.ts";

const tools = [
  {
    type: "function" as const,
    name: "text_size",
    inputSchema: { type: "object" as const, properties: { text: { type: "string" as const } }, required: ["text"] },
    providerOptions: { twinhost: { keywords: ["text size", "글자 수"] } },
  },
];
const chosen = (question: string) => hintedCall({ tools }, decide(question), question);

it("chooses a tool by its keywords, with the quoted text as its argument", () => {
  expect(chosen('What is the text size of "one two"?')).toEqual({ tool: "text_size", arguments: { text: "one two" } });
  expect(chosen("이 문장의 글자 수를 알려 줘")).toMatchObject({ tool: "text_size" });
});

it("leaves calculations, and questions without a keyword, to the rules", () => {
  expect(chosen("6 * 7")).toBeUndefined();
  expect(chosen("How do I set it up?")).toBeUndefined();
});
