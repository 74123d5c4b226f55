import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMessageReader } from "../src/connections/stdio/read-messages.ts";

const LIMIT = 1_000;

/** What the reader finds in some text. */
const read = (text: string) => {
  const seen = { messages: [] as unknown[], invalid: 0, tooLong: [] as unknown[] };
  createMessageReader({
    maxBytes: LIMIT,
    onMessage: (message) => seen.messages.push(message),
    onInvalidLine: () => seen.invalid++,
    onTooLong: (id) => seen.tooLong.push(id),
  })(Buffer.from(text));
  return seen;
};

describe("the message reader", () => {
  it.each([
    ["as most servers write", (id: unknown, result: unknown) => ({ jsonrpc: "2.0", id, result })],
    ["as the SDK writes", (id: unknown, result: unknown) => ({ result, jsonrpc: "2.0", id })],
  ])("finds the id of an answer that is too long, written %s, and mistakes no other for it", (_how, answer) => {
    const anyId = fc.oneof(fc.nat(), fc.stringMatching(/^[\w-]{1,40}$/));
    const decoy = fc.constantFrom({}, { jsonrpc: "2.0", id: 77 }, ',"jsonrpc":"2.0","id":77}', [
      { jsonrpc: "2.0", id: 77 },
    ]);
    fc.assert(
      fc.property(anyId, decoy, decoy, (id, first, last) => {
        const line = JSON.stringify(answer(id, { first, padding: "x".repeat(LIMIT), last }));
        expect(read(`${line}\n`)).toEqual({ messages: [], invalid: 0, tooLong: [id] });
      }),
    );
  });

  it("distinguishes an answer whose id it does not see from other long lines", () => {
    const long = "x".repeat(LIMIT);
    expect(read(`${JSON.stringify({ id: 1, result: long, jsonrpc: "2.0" })}\n`).tooLong).toEqual([undefined]);
    for (const line of [
      long,
      JSON.stringify({ jsonrpc: "2.0", method: "notifications/message", params: { long } }),
      JSON.stringify({ jsonrpc: "2.0", id: 1, method: "elicitation/create", params: { long } }),
      JSON.stringify({ method: "notifications/message", params: { long }, jsonrpc: "2.0" }),
    ])
      expect(read(`${line}\n`)).toEqual({ messages: [], invalid: 1, tooLong: [] });
  });

  it("reads messages among invalid lines", () => {
    const message = { jsonrpc: "2.0", id: 1, result: {} };
    expect(read(`Server started\n\r\n\n[]\n{"a":1}\nnull\n${JSON.stringify(message)}\r\n{"jsonrpc":\n`)).toEqual({
      messages: [message],
      invalid: 5,
      tooLong: [],
    });
  });
});
