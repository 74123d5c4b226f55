import { expect, test } from "vitest";
import type { AnswerPart, ToolCall, ToolProgress } from "../src/answer-part.ts";
import { runCalls } from "../src/run-calls.ts";
import type { EndedCall } from "../src/run-tool.ts";

/** Starts calls that report and end when the test says so. */
const started = (tools: readonly string[], tell: (part: AnswerPart) => Promise<void>) => {
  const calls = tools.map((tool): ToolCall => ({ id: tool, tool, text: "{}", input: {} }));
  const running = new Map<string, { report?: (progress: ToolProgress) => void; end: () => void }>();
  const results = runCalls(
    calls,
    ({ tool }, report) =>
      new Promise((resolve) => {
        const result = { ok: true, output: { tool } };
        const ended = { result, record: {}, shown: {} } as unknown as EndedCall;
        running.set(tool, { ...(report && { report }), end: () => resolve(ended) });
      }),
    tell,
  );
  const of = (tool: string) => running.get(tool) ?? expect.fail(`${tool} was not run`);
  return {
    results,
    report: (tool: string, progress: number) => of(tool).report?.({ progress }),
    end: (tool: string) => of(tool).end(),
  };
};

const shown = (part: AnswerPart): unknown[] => {
  if (part.type === "tool-progress") return [part.call.tool, part.progress.progress];
  return part.type === "tool-result" ? [part.call.tool, "ended"] : [part.type];
};

test("calls run concurrently: progress and results are reported as they arrive, and results returned in call order", async () => {
  const told: unknown[] = [];
  const { results, report, end } = started(["first", "second"], async (part) => void told.push(shown(part)));
  report("second", 1);
  end("second");
  await expect.poll(() => told).toHaveLength(2);
  report("first", 1);
  end("first");
  expect((await results).map(({ result }) => result)).toMatchObject([
    { output: { tool: "first" } },
    { output: { tool: "second" } },
  ]);
  expect(told).toEqual([
    ["second", 1],
    ["second", "ended"],
    ["first", 1],
    ["first", "ended"],
  ]);
});

test("of progress that comes faster than it is read only the newest is kept, and the result comes last", async () => {
  const told: unknown[] = [];
  const reading = Promise.withResolvers<void>();
  const { results, report, end } = started(["slow"], async (part) => {
    told.push(shown(part));
    await reading.promise;
  });
  for (const progress of [1, 2, 3]) report("slow", progress);
  end("slow");
  reading.resolve();
  await results;
  expect(told).toEqual([
    ["slow", 1],
    ["slow", 3],
    ["slow", "ended"],
  ]);
});
