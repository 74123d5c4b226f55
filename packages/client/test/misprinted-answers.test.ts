import { expect, test } from "vitest";
import { createMessageReader } from "../src/connections/stdio/read-messages.ts";

const read = (text: string) => {
  const ids: unknown[] = [];
  const seen: string[] = [];
  createMessageReader({
    maxBytes: 1_000_000,
    onMessage: () => {},
    onInvalidLine: () => {},
    onMisprint: (found, shown) => {
      ids.push(...found);
      seen.push(shown);
    },
    onTooLong: () => {},
  })(Buffer.from(text));
  return { ids, seen };
};

const ANSWER = { jsonrpc: "2.0", id: 7, result: { content: [{ id: 99 }] } };

test.each([
  ["NaN", '{"jsonrpc":"2.0","id":7,"result":{"value":NaN}}'],
  ["NaN and the id last", '{"result":{"value":NaN},"jsonrpc":"2.0","id":7}'],
  ["a log prefix", `2026-01-01 INFO ${JSON.stringify(ANSWER)}`],
  ["trailing text", `${JSON.stringify(ANSWER)} done`],
  ["several lines", JSON.stringify(ANSWER, null, 2)],
  ["several lines after a prefix", `INFO: ${JSON.stringify({ id: 7, jsonrpc: "2.0", result: {} }, null, 2)}`],
  ["a batch", JSON.stringify([ANSWER])],
  ["a batch over several lines", JSON.stringify([ANSWER], null, 2)],
])("an answer with %s is recognized by its id, and shown in one line", (_what, text) => {
  expect(read(`${text}\n`)).toEqual({ ids: [7], seen: [text.replace(/\s+/g, " ")] });
});

test.each([
  "starting…",
  "{",
  '{"level":"info","id":7}',
  '{"jsonrpc":"2.0","id":7,"method":"ping","params":NaN}',
  "[1,2]",
])("%s contains no answer", (text) => {
  expect(read(`${text}\n`).ids).toEqual([]);
});
