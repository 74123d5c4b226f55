import { readFileSync } from "node:fs";
import {
  type OwnServerReport,
  type OwnServerRowId,
  ownServerJsonSchema,
  ownServerReport,
  renderOwnServerMarkdown,
  renderOwnServerTerminal,
  TERMINAL_COLUMNS,
} from "@twinhost/report";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Caller } from "../src/generator/caller.ts";
import { createLanes } from "../src/generator/own-server/lanes.ts";
import { raiseLoad } from "../src/generator/own-server/ramp.ts";
import type { OwnServerRequest, OwnServerStart, Tally } from "../src/generator/own-server/request.ts";
import { createTally } from "../src/generator/own-server/tally.ts";
import { createHistogram, encodeHistogram } from "../src/measure/latency-histogram.ts";
import { QUICK_OWN_SERVER_PLAN } from "../src/own-server/plan.ts";
import { type ScenarioStarts, summarizeScenarios } from "../src/own-server/summarize.ts";
import { SYNTHETIC_MACHINE } from "./fixtures/synthetic-machine.ts";

const right = { text: "right" };

const request = (more: Partial<OwnServerRequest> = {}): OwnServerRequest => ({
  reach: { kind: "direct", entry: { type: "http", url: "http://127.0.0.1/", headers: {}, excludeTools: [] }, pool: 1 },
  tool: "tool",
  arguments: {},
  expected: right,
  lasts: "kept",
  mostPerSecond: null,
  plan: { ...QUICK_OWN_SERVER_PLAN, levelMs: 5 },
  ...more,
});

/** Answers one turn of the event loop later, depending on the calls in flight. */
const callerWith = (answer: (inFlight: number) => unknown): Caller => {
  let inFlight = 0;
  return {
    call: async () => {
      inFlight++;
      await new Promise(setImmediate);
      try {
        return answer(inFlight);
      } finally {
        inFlight--;
      }
    },
    pids: () => [],
    close: async () => {},
  };
};

const raise = (caller: Caller, more: Partial<OwnServerRequest> = {}) =>
  raiseLoad(
    request(more),
    createLanes(request(more), async () => caller, caller),
  );

describe("the calls of a third-party server", () => {
  it("are counted by outcome, with the first problem", async () => {
    const tally = createTally(request());
    expect(await tally.time(async () => right)).toBeGreaterThan(0);
    expect(await tally.time(async () => ({ text: "wrong" }))).toBeUndefined();
    expect(await tally.time(async () => Promise.reject(new Error("lost")))).toBeUndefined();
    expect(tally.seen()).toMatchObject({ calls: 3, failed: 1, wrong: 1 });
    expect(tally.seen().problem).toMatch(/answered .*wrong.*right is/);
  });

  it("are right if the structured content is, with or without texts", async () => {
    const both = { content: [{ type: "text", text: "right" }], structuredContent: right };
    const tally = createTally(request({ expected: both }));
    await tally.time(async () => both);
    await tally.time(async () => right);
    expect(tally.seen()).toMatchObject({ calls: 2, wrong: 0 });
    await tally.time(async () => ({ ...both, structuredContent: { text: "wrong" } }));
    expect(tally.seen().wrong).toBe(1);
  });

  it("cannot be wrong if answers vary", async () => {
    const tally = createTally(request({ expected: null }));
    await tally.time(async () => ({ text: "anything" }));
    expect(tally.seen()).toMatchObject({ failed: 0, wrong: 0 });
  });

  it("open and close connections according to their lifetime", async () => {
    const counts = { opened: 0, closed: 0 };
    const open = async (): Promise<Caller> => {
      counts.opened++;
      const close = async (): Promise<void> => {
        counts.closed++;
      };
      return { ...callerWith(() => right), close };
    };
    const lanes = createLanes(request({ lasts: "conversation" }), open, undefined);
    await lanes.run({ concurrency: 1, durationMs: 0, leastCalls: 8, tally: createTally(request()) });
    expect(counts).toEqual({ opened: 2, closed: 2 });
  });

  it("never exceed the cap", async () => {
    const capped = request({ mostPerSecond: 50 });
    const caller = callerWith(() => right);
    const lanes = createLanes(capped, async () => caller, caller);
    const perSecond = await lanes.run({ concurrency: 4, durationMs: 0, leastCalls: 6, tally: createTally(capped) });
    // The first call is not delayed, and timers fire a little early; without the cap it would be thousands.
    expect(perSecond).toBeLessThan(75);
    expect((await raise(caller, { mostPerSecond: 50 })).end).toBe("capped");
  });
});

describe("the load", () => {
  it("is raised until answers fail, which does not count against the server", async () => {
    const { end, levels, tally } = await raise(
      callerWith((inFlight) => {
        if (inFlight > 2) throw new Error("too many at once");
        return right;
      }),
    );
    expect(end).toBe("errors");
    expect(levels.at(-1)?.concurrency).toBe(4);
    expect(tally.failed).toBe(0);
  });

  it.each([
    [[100, 190, 200, 205, 199, 800], "saturated", 5],
    [[100, 190, 191, 300, 301, 302], "saturated", 6],
    [[1, 2, 4, 8, 16, 32, 64, 128], "highest", 8],
  ] as const)("is raised until throughput stops growing: %j", async (rates, end, levels) => {
    const left = [...rates];
    const result = await raiseLoad(request({ plan: { ...QUICK_OWN_SERVER_PLAN, rampMs: 60_000 } }), {
      run: async () => left.shift() ?? 0,
    });
    expect(result).toMatchObject({ end });
    expect(result.levels).toHaveLength(levels);
  });
});

const startOf = (micros: number, tally: Partial<Tally> = {}): OwnServerStart => {
  const histogram = createHistogram();
  for (let call = 0; call < 1_000; call++) histogram.recordValue(micros * 1_000);
  return {
    coldStartMs: 300,
    histogram: encodeHistogram(histogram),
    ramp: { levels: [{ concurrency: 1, perSecond: 100, failed: 0 }], end: "highest" },
    memoryBytes: 50e6,
    processes: 1,
    tally: { calls: 1_000, failed: 0, wrong: 0, problem: null, ...tally },
  };
};

const seen = (starts: readonly OwnServerStart[], failure: string | null = null) => ({ starts, failure, bytes: null });
const firsts = [startOf(200), startOf(210), startOf(190)];

/** The rows of these scenarios, in this order. */
const rowsOf = (...scenarios: (readonly [OwnServerRowId, ScenarioStarts])[]) =>
  summarizeScenarios(
    scenarios.map(([id]) => ({ id })),
    new Map(scenarios),
  );

describe("a row", () => {
  it("has intervals over its starts, and its ratio to the first row", () => {
    const pool = seen([startOf(400), startOf(420), startOf(380)]);
    const [first, row] = rowsOf(["stdio", seen(firsts)], ["stdio-pool", pool]);
    expect(first?.ratio).toBeNull();
    expect(row).toMatchObject({ verdict: "measured", starts: 3, calls: 3_000, p99: expect.any(Number) });
    expect(row?.ratio?.value).toBeCloseTo(2, 1);
    expect(row?.p50?.low).toBeLessThan(row?.p50?.value ?? 0);
  });

  it("has no ratio if the first row is void", () => {
    const failing = seen([startOf(200, { failed: 10 })]);
    expect(rowsOf(["stdio", failing], ["host-http", seen([startOf(400)])])).toMatchObject([
      { verdict: "void" },
      { verdict: "measured", ratio: null },
    ]);
  });

  it("shows a bad answer or two, and is void above one in 200", () => {
    const bad = { wrong: 1, problem: "a wrong answer" };
    expect(rowsOf(["stdio", seen([startOf(200, bad)])])).toMatchObject([
      { verdict: "measured", wrong: 1, problem: "a wrong answer" },
    ]);
    expect(rowsOf(["stdio", seen([startOf(200, { failed: 10 })])])).toMatchObject([
      { verdict: "void", failed: 10, p50: null },
    ]);
  });

  it("is void if it did not start", () => {
    expect(rowsOf(["question", seen([], "It did not start.")])).toMatchObject([
      { verdict: "void", reason: "It did not start." },
    ]);
  });
});

const report = (): OwnServerReport => ({
  schemaVersion: 1,
  product: { name: "twinhost", version: "0.1.0" },
  startedAt: "2026-11-27T21:00:00.000Z",
  seconds: 60,
  command: "npx -y pnpm@12 bench mcp --stdio server --tool tool",
  machine: SYNTHETIC_MACHINE,
  versions: { node: "26.0.0" },
  method: { mode: "quick", starts: 3, conversations: 4, callsEach: 4, memory: "pss", mostPerSecond: 10 },
  server: { transport: "stdio", target: "node", name: "notes", version: "1.0.0", revisions: ["2025-11-25"], tools: 3 },
  tool: { name: "tool", isReadOnly: true, answersVary: false },
  conformance: [{ check: "stdout", outcome: "failed", saw: "2 invalid lines" }],
  rows: rowsOf(
    ["stdio", seen(firsts)],
    ["stdio-per-conversation", seen([startOf(200_000)])],
    ["question", seen([startOf(200, { failed: 10, problem: "locked" })])],
  ),
  advice: null,
});

describe("the report", () => {
  it("has the published schema: run `pnpm schema` after a change", () => {
    const file = new URL("../../../packages/report/own-server.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(ownServerJsonSchema());
  });

  it("fits the schema, by zod and by another validator", () => {
    const written = JSON.parse(JSON.stringify(report()));
    expect(ownServerReport.parse(written)).toEqual(report());
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(ownServerJsonSchema());
    expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
  });

  it("says in both languages what was measured, what failed, and why a row is void", () => {
    const markdown = renderOwnServerMarkdown(report());
    expect(markdown).toContain("notes 1.0.0 over stdio, 3 tools");
    expect(markdown).toMatch(/\| stdio \| 200 µs \(1\d\d µs to 2\d\d µs\)/);
    expect(markdown).toMatch(/\| question to LLM server \| void \|/);
    expect(markdown).toContain("10 failed and 0 wrong of 1000 answers; the first: locked");
    expect(markdown).toMatch(/\| LLM 서버에 질문 \| 무효 \|/);
  });

  it.each(["en", "ko"] as const)("fits a terminal (%s)", (language) => {
    const text = renderOwnServerTerminal(report(), { language, reportPath: "report.md", color: false });
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(TERMINAL_COLUMNS);
    expect(text).toContain("2 invalid lines");
  });
});
