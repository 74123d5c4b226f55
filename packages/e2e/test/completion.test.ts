import { expect, it } from "vitest";
import { readCompletion } from "../src/real-model/completion.ts";

const chunk = (delta: object): string => `data: ${JSON.stringify({ choices: [{ delta, finish_reason: null }] })}\n\n`;

it("reads the pieces of a stream, and whether it was completed", () => {
  const body = `: keep-alive\n\n${chunk({ content: "a" })}${chunk({ content: "b" })}data: [DONE]\n\n`;
  expect(readCompletion(body)).toMatchObject({ text: "ab", pieces: 2, isDone: true, error: undefined });
});

it("reads the error that ends a stream after its headers were sent", () => {
  const error = { message: "The model server does not stream.", type: "server_error", code: "engine_unavailable" };
  const body = `: keep-alive\n\n${chunk({ role: "assistant", content: "" })}data: ${JSON.stringify({ error })}\n\n`;
  expect(readCompletion(body)).toMatchObject({ text: "", isDone: false, error: { code: "engine_unavailable" } });
});
