import { expect, it } from "vitest";
import { callLine, startHost } from "./running-host.ts";

const LEGACY_START = [
  {
    id: "initialize",
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "file", version: "1" } },
  },
  { method: "notifications/initialized" },
  { id: "list", method: "tools/list" },
]
  .map((message) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`)
  .join("");

const calls = (isModern: boolean): string =>
  callLine("calculate", "calculate", '{"expression":"6*7"}', isModern) +
  callLine("search", "search_docs", '{"query":"stdio"}', isModern);

/** Sends all input at once, followed by its end, as `main.js < file` does. */
const answersTo = async (input: string) => {
  const host = startHost();
  host.child.stdin.end(input);
  expect(await host.exited).toEqual({ code: 0, signal: null });
  return host.answers();
};

it.each([
  ["2025-11-25", LEGACY_START + calls(false), ["initialize", "list", "calculate", "search"]],
  ["2026-07-28", calls(true), ["calculate", "search"]],
])("answers what was read before the end of input, revision %s", async (_revision, input, ids) => {
  const answers = await answersTo(input);
  expect(answers.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  for (const { result } of answers) expect(result?.isError).not.toBe(true);
});

it("the last line needs no line feed", async () => {
  const [answer] = await answersTo(callLine(1, "calculate", '{"expression":"6*7"}').trimEnd());
  expect(answer).toMatchObject({ id: 1, result: { structuredContent: { value: 42 } } });
});

it("does not wait for a cancelled call or a subscription", async () => {
  const answers = await answersTo(
    callLine(1, "calculate", '{"expression":"6*7"}') +
      '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}\n' +
      callLine(2, "calculate", '{"expression":"1+1"}') +
      callLine(3, "", "{}")
        .replace("tools/call", "subscriptions/listen")
        .replace('"name":""', '"notifications":{"toolsListChanged":true}'),
  );
  expect(answers.some(({ id }) => id === 2)).toBe(true);
});

it("cuts off what exceeds the shutdown deadline", async () => {
  const host = startHost({ SHUTDOWN_DEADLINE_MS: "0" });
  await host.expectAlive();
  const slow = JSON.stringify({ expression: "sum(map(1:90000, f(x) = x^2))" });
  host.child.stdin.end(callLine(1, "calculate", slow));
  expect(await host.exited).toEqual({ code: 0, signal: null });
});
