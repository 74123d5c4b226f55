import { AsyncLocalStorage } from "node:async_hooks";
import { type SpanContext, SpanKind, TraceFlags } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { expect, it } from "vitest";
import { RecordedSpan, type SpanSource } from "./recorded-span.ts";

const contextOf = (traceFlags: TraceFlags): SpanContext => ({
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spanId: "b7ad6b7169203331",
  traceFlags,
});

/** A span, and those that were handed on. */
const begin = (traceFlags: TraceFlags) => {
  const ended: ReadableSpan[] = [];
  const source: SpanSource = {
    resource: resourceFromAttributes({ "service.name": "test" }),
    instrumentationScope: { name: "test" },
    active: new AsyncLocalStorage(),
    onEnd: (span) => void ended.push(span),
  };
  const given = { name: "given", kind: SpanKind.SERVER, parent: undefined, attributes: { given: 1 } };
  return { source, ended, span: new RecordedSpan(source, { ...given, context: contextOf(traceFlags) }) };
};

it("is handed on once, as it was when it ended", () => {
  const { ended, span } = begin(TraceFlags.SAMPLED);
  span.rename("renamed");
  span.set({ later: "text" });
  span.fail("deadline");
  span.end();
  span.rename("too late");
  span.set({ tooLate: true });
  span.end();
  expect(ended).toHaveLength(1);
  const [{ name, attributes, status, startTime, endTime } = span] = ended;
  expect({ name, attributes, status }).toEqual({
    name: "renamed",
    attributes: { given: 1, later: "text", "error.type": "deadline" },
    status: { code: 2 },
  });
  const nanoseconds = ([seconds, rest]: readonly [number, number]) => BigInt(seconds) * 1_000_000_000n + BigInt(rest);
  expect(nanoseconds(endTime) >= nanoseconds(startTime)).toBe(true);
});

it("is open for what runs in it, also later in its promises, and for nothing else", async () => {
  const { source, span } = begin(TraceFlags.SAMPLED);
  const later = span.within(async () => {
    await Promise.resolve();
    return source.active.getStore();
  });
  expect(source.active.getStore()).toBeUndefined();
  expect(await later).toBe(span);
});

it.each([
  [TraceFlags.SAMPLED, "01", 1],
  [TraceFlags.NONE, "00", 0],
])("tells others whether its trace is sampled, and is handed on only then (%s)", (flags, told, times) => {
  const { ended, span } = begin(flags);
  expect(span.carrier().traceparent).toBe(`00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-${told}`);
  span.end();
  expect(ended).toHaveLength(times);
});
