import { expect, it } from "vitest";
import { ToolError } from "../errors.ts";
import type { TraceSpan, Tracing } from "../tracing/span.ts";
import { spanEngine } from "./span-engine.ts";

/** Tracing that records what happens to its spans. */
const recordSpans = () => {
  const events: string[] = [];
  const begin = (name: string): TraceSpan => {
    events.push(`begin ${name}`);
    return {
      within: (work) => work(),
      rename: () => {},
      set: () => {},
      fail: (type) => void events.push(`fail ${type}`),
      carrier: () => ({}),
      end: () => void events.push("end"),
    };
  };
  return { events, tracing: { begin, close: async () => {} } satisfies Tracing };
};

const engine = {
  atOnce: () => 42,
  later: async () => 42,
  refuse: () => {
    throw new ToolError("refused_input", "no");
  },
  refuseLater: async () => {
    throw new Error("secret");
  },
};

const open = () => {
  const { events, tracing } = recordSpans();
  return { events, spanned: spanEngine(engine, { name: "test", spans: Object.keys(engine) }, tracing) };
};

it("returns a synchronous result synchronously", () => {
  const { events, spanned } = open();
  expect(spanned.atOnce()).toBe(42);
  expect(events).toEqual(["begin engine atOnce", "end"]);
});

it("ends the span of a promise when it resolves", async () => {
  const { events, spanned } = open();
  const answer = spanned.later();
  expect(events).toEqual(["begin engine later"]);
  expect(await answer).toBe(42);
  expect(events).toEqual(["begin engine later", "end"]);
});

it("marks synchronous and asynchronous failures with their code", async () => {
  const { events, spanned } = open();
  expect(() => spanned.refuse()).toThrow(ToolError);
  await expect(spanned.refuseLater()).rejects.toThrow("secret");
  expect(events).toEqual([
    "begin engine refuse",
    "fail refused_input",
    "end",
    "begin engine refuseLater",
    "fail internal",
    "end",
  ]);
});
