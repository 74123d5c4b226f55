import { join } from "node:path";
import { silentLog } from "@twinhost/testing";
import { expect, onTestFinished, test } from "vitest";
import { createMessageReader } from "../src/connections/stdio/read-messages.ts";
import { createStdioToolClient, type McpStack } from "../src/index.ts";
import type { Script } from "./support/scripted-mcp.ts";

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

const callQuoting = (stack: McpStack, quotes: Script["quotes"]) => {
  const revision = "2025-11-25";
  const script = { revision, quotes, calls: { read: { result: { content: [] } } } };
  const client = createStdioToolClient({
    command: process.execPath,
    args: [join(import.meta.dirname, "fixtures/scripted-host.ts"), JSON.stringify(script)],
    env: {},
    log: silentLog,
    revision,
    stack,
  });
  onTestFinished(() => client.close());
  return client.callTool("read", {});
};

test.each<McpStack>(["fast", "sdk"])("a server may log an answer before it sends it (%s)", async (stack) => {
  expect(await callQuoting(stack, "before")).toMatchObject({ ok: true });
});

test.each<McpStack>(["fast", "sdk"])(
  "an answer that only comes within a log line fails its call (%s)",
  async (stack) => {
    const error = { code: "internal", message: expect.stringContaining("It was seen in: DEBUG sending") };
    expect(await callQuoting(stack, "instead")).toMatchObject({ ok: false, error });
  },
);
