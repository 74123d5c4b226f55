import { expect, it } from "vitest";
import { isShown, toLogLine } from "../src/state/log-line.ts";

it("parses a log line and searches its content", () => {
  const line = toLogLine(
    '{"level":40,"time":7,"pid":1,"hostname":"h","mcpServer":"files","msg":"an MCP server is unavailable"}',
  );
  expect(line).toMatchObject({
    level: 40,
    time: 7,
    message: "an MCP server is unavailable",
    rest: '{"mcpServer":"files"}',
  });
  if (!line) return;
  expect(isShown(line, "warnings", " FILES ")).toBe(true);
  expect(isShown(line, "all", "other")).toBe(false);
  const request = { ...line, level: 30, message: "request" };
  expect((["all", "events", "warnings"] as const).map((shown) => isShown(request, shown, ""))).toEqual([
    true,
    false,
    false,
  ]);
  expect(isShown({ ...request, level: 50 }, "events", "")).toBe(true);
});

it("ignores text that is not a log line", () => {
  for (const text of ["Killed", "7", "null", '{"level":30,"msg":"of no time"}'])
    expect(toLogLine(text), text).toBeUndefined();
});
