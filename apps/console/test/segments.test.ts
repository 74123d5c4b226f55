import { expect, it } from "vitest";
import type { ShownCall } from "../src/chat/chat-message.ts";
import { answerSegments, callSegments } from "../src/timing/segments.ts";

const timing = { server_ms: 4, tool_ms: 3, engine_ms: 2 };
const call = (facts: ShownCall["facts"]): ShownCall => ({
  id: "1",
  tool: "calculate",
  arguments: {},
  outcome: { ok: true, output: {} },
  facts,
  progress: undefined,
});

it("splits a call into the parts that its host reported; without a report it is one part", () => {
  expect(callSegments({ transport: "http", duration_ms: 6, timing })).toEqual([
    { part: "transport", ms: 2 },
    { part: "protocol", ms: 1 },
    { part: "tool", ms: 1 },
    { part: "engine", ms: 2 },
  ]);
  expect(callSegments({ transport: "http", duration_ms: 6 })).toEqual([{ part: "call", ms: 6 }]);
});

it("is never negative, even if two clocks disagree", () => {
  const segments = callSegments({ transport: "http", duration_ms: 3.9, timing });
  expect(segments[0]).toEqual({ part: "transport", ms: 0 });
});

it("lists each part of an answer once and attributes the rest to the LLM server; the sum is the total", () => {
  const facts = { transport: "http", duration_ms: 6, timing };
  const total = { total_ms: 20, model_ms: 5, tool_ms: 12, transport_ms: 4 };
  const segments = answerSegments(total, [call(facts), call(facts), call(undefined)]);
  expect(Object.fromEntries(segments.map(({ part, ms }) => [part, ms]))).toEqual({
    model: 5,
    server: 3,
    transport: 4,
    protocol: 2,
    tool: 2,
    engine: 4,
  });
  expect(segments.reduce((sum, { ms }) => sum + ms, 0)).toBe(20);
});

it("separates the wait for a new process from the LLM server's own work; a cached tool list is no start", () => {
  const total = { total_ms: 2_010, model_ms: 5, tool_ms: 0, transport_ms: 0 };
  expect(answerSegments({ ...total, start_ms: 2_000 }, [])).toEqual([
    { part: "start", ms: 2_000 },
    { part: "model", ms: 5 },
    { part: "server", ms: 5 },
  ]);
  expect(answerSegments({ ...total, total_ms: 10, start_ms: 0.05 }, [])).toEqual([
    { part: "model", ms: 5 },
    { part: "server", ms: 5 },
  ]);
});
