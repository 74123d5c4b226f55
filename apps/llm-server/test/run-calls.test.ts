import { expect, test } from "vitest";
import type { AnswerPart, ToolCall, ToolProgress } from "../src/chat/answer-part.ts";
import { runCalls } from "../src/chat/run-calls.ts";
import type { EndedCall } from "../src/chat/run-tool.ts";

/** Calls that end when the test says so. */
const started = (...tools: string[]) => {
  const calls = tools.map((tool): ToolCall => ({ id: tool, tool, text: "{}", input: {} }));
  const running = new Map(
    calls.map(({ tool }) => [
      tool,
      { ...Promise.withResolvers<EndedCall>(), report: (_progress: ToolProgress): void => {} },
    ]),
  );
  const of = (tool: string) => {
    const call = running.get(tool);
    if (!call) throw new Error(`${tool} was not called`);
    return call;
  };
  const parts = runCalls(calls, ({ tool }, report) => {
    of(tool).report = report;
    return of(tool).promise;
  });
  const end = (tool: string) => {
    const result = { ok: true, output: { tool } } as const;
    of(tool).resolve({ result, record: {}, shown: { type: "json", value: { tool } } } as unknown as EndedCall);
  };
  return { parts, of, end };
};

const told = (part: AnswerPart) =>
  part.type === "tool-progress" || part.type === "tool-result"
    ? [part.type, part.call.tool, ...(part.type === "tool-progress" ? [part.progress] : [])]
    : [part.type];

test("progress comes while a call runs, its result last", async () => {
  const { parts, of, end } = started("slow");
  const next = async () => {
    const { value, done } = await parts.next();
    return done ? value : told(value as AnswerPart);
  };
  const first = next();
  of("slow").report({ progress: 1, total: 3 });
  expect(await first).toEqual(["tool-progress", "slow", { progress: 1, total: 3 }]);
  const second = next();
  of("slow").report({ progress: 2, total: 3 });
  expect(await second).toEqual(["tool-progress", "slow", { progress: 2, total: 3 }]);
  end("slow");
  expect(await next()).toEqual(["tool-result", "slow"]);
  expect(await next()).toMatchObject([{ result: { output: { tool: "slow" } } }]);
});

test("calls run at once: each result is told as it comes, and given back in the order of the calls", async () => {
  const { parts, end } = started("first", "second");
  const one = parts.next();
  end("second");
  expect(told((await one).value as AnswerPart)).toEqual(["tool-result", "second"]);
  const other = parts.next();
  end("first");
  expect(told((await other).value as AnswerPart)).toEqual(["tool-result", "first"]);
  expect((await parts.next()).value).toMatchObject([
    { result: { output: { tool: "first" } } },
    { result: { output: { tool: "second" } } },
  ]);
});

test("nothing to run", async () => {
  expect(await started().parts.next()).toEqual({ done: true, value: [] });
});
