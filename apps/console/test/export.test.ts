import { expect, it } from "vitest";
import type { ChatMessage } from "../src/chat/chat-message.ts";
import { hasWords, newConversation, titleOf } from "../src/chat/conversations/conversation.ts";
import { fileNameOf, toMarkdown } from "../src/chat/conversations/export.ts";
import { en } from "../src/i18n/en.ts";
import { ko } from "../src/i18n/ko.ts";

const MESSAGES: readonly ChatMessage[] = [
  { id: "1", role: "user", parts: [{ type: "text", text: "Which transport\nfits?" }] },
  {
    id: "2",
    role: "assistant",
    metadata: {
      model: "builtin",
      transport: "http",
      timing: { total_ms: 12, model_ms: 1, tool_ms: 10, transport_ms: 2 },
    },
    parts: [
      {
        type: "dynamic-tool",
        toolName: "search_docs",
        toolCallId: "c",
        state: "output-available",
        input: { query: "``` in a query" },
        output: {
          ok: true,
          output: { results: [{ id: "a", title: "Scaling", uri: "docs://en/scaling.md", snippet: "HTTP." }] },
        },
      },
      { type: "text", text: "HTTP." },
    ],
  },
];
const conversation = { ...newConversation("id"), messages: MESSAGES, instructions: "Be brief." };

it("exports questions, answers with their figures, calls and sources, in the user's language", () => {
  const markdown = toMarkdown(conversation, en);
  expect(markdown).toMatch(/^# Which transport fits\?\n\nInstructions for the model:\n\n```\nBe brief\.\n```\n/);
  for (const text of ["## You", "## Answer", "- Scaling (docs://en/scaling.md)", "*builtin · HTTP · total 12 ms*"])
    expect(markdown).toContain(text);
  // A fence is longer than any within it.
  expect(markdown).toContain('````json\n{\n  "query": "``` in a query"\n}\n````');
  expect(toMarkdown(conversation, ko)).toContain("## 나");
});

it("decodes letters in document URIs, which still refer to the same documents", () => {
  const uri = `docs://${encodeURIComponent("안내")}/a%20b.md`;
  const parts = [{ type: "text" as const, text: `See [this](${uri}) or (${uri}).` }];
  const markdown = toMarkdown({ ...conversation, messages: [{ id: "1", role: "assistant", parts }] }, en);
  expect(markdown).toContain("See [this](docs://안내/a%20b.md) or (docs://안내/a%20b.md).");
});

it("is named by the user or by its first question, and any name makes a valid file name", () => {
  expect(titleOf({ ...conversation, name: " Sums " })).toBe("Sums");
  expect(titleOf(newConversation())).toBe("");
  expect(["What is 1 / 2?", "어떤 방식이 좋아?", "..."].map(fileNameOf)).toEqual([
    "What-is-1-2",
    "어떤-방식이-좋아",
    "twinhost",
  ]);
});

it("matches if it contains all words of a search, anywhere and case-insensitively", () => {
  expect(hasWords(conversation, "FITS http")).toBe(true);
  expect(hasWords(conversation, "fits nothing")).toBe(false);
  expect(hasWords(conversation, " ")).toBe(true);
});
