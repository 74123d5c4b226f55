import { describe, expect, it } from "vitest";
import { longestGapMs, mediansOf, requireAnswered, requirePunctual } from "../src/experiments/open-loop.ts";
import { type Caller, CallFailed } from "../src/generator/caller.ts";
import { prepare, runClosedLoop } from "../src/generator/closed-loop.ts";
import { runInTurns } from "../src/generator/in-turns.ts";
import { runOpenLoop } from "../src/generator/open-loop.ts";

const calls = prepare([1, 2, 3].map((n) => ({ tool: "double", arguments: { n }, expected: { doubled: 2 * n } })));

/** Answers right except for `wrongFor`, and records the calls in `asked`. */
const callerThat = (asked: unknown[], name: string, wrongFor?: number): Caller => ({
  call: async (_tool, { n }) => {
    asked.push([name, n]);
    return { doubled: n === wrongFor ? -1 : 2 * Number(n) };
  },
  pids: () => [],
  close: async () => {},
});

describe("a closed loop", () => {
  it("ends early once enough calls were sent", async () => {
    const asked: unknown[] = [];
    const options = { concurrency: 4, durationMs: 60_000, mostCalls: 10 };
    const { calls: sent } = await runClosedLoop(callerThat(asked, "a"), calls, options);
    expect(sent).toBe(10);
    expect(asked.slice(0, 4)).toEqual([
      ["a", 1],
      ["a", 2],
      ["a", 3],
      ["a", 1],
    ]);
  });

  it("continues past its duration until the minimum number of calls was sent", async () => {
    const options = { concurrency: 2, durationMs: 0, leastCalls: 7 };
    expect((await runClosedLoop(callerThat([], "a"), calls, options)).calls).toBe(7);
  });

  it("ends at the first wrong answer", async () => {
    const asked: unknown[] = [];
    const options = { concurrency: 1, durationMs: 60_000 };
    await expect(runClosedLoop(callerThat(asked, "a", 3), calls, options)).rejects.toThrow(/-1/);
    expect(asked).toHaveLength(3);
  });
});

describe("turns", () => {
  it("call every lane once, with the same arguments, in changing orders", async () => {
    const asked: [string, number][] = [];
    const names = ["a", "b"];
    const lanes = new Map(names.map((name) => [name, { caller: callerThat(asked, name), calls }]));
    const nanoseconds = await runInTurns(lanes, 60);
    expect([...nanoseconds].map(([name, values]) => [name, values.length])).toEqual([
      ["a", 60],
      ["b", 60],
    ]);
    const turns = Array.from({ length: 60 }, (_, turn) => asked.slice(2 * turn, 2 * turn + 2));
    for (const [turn, pair] of turns.entries()) {
      expect(pair.map(([name]) => name).sort()).toEqual(names);
      expect(pair.map(([, n]) => n)).toEqual([(turn % 3) + 1, (turn % 3) + 1]);
    }
    expect(new Set(turns.map((pair) => pair[0]?.[0]))).toEqual(new Set(names));
  });

  it("end at the first wrong answer, naming its lane", async () => {
    const lanes = new Map([
      ["right", { caller: callerThat([], "right"), calls }],
      ["wrong", { caller: callerThat([], "wrong", 2), calls }],
    ]);
    await expect(runInTurns(lanes, 60)).rejects.toThrow(/^wrong: .*-1/);
  });
});

describe("an open loop", () => {
  it.each([
    ["H3", { rows: 4, perSecond: 10 }, 175],
    ["H7", { rows: 11, perSecond: 20 }, 95],
    ["S9", { rows: 4, perSecond: 15, every: 2 }, 183],
    ["a single row", { rows: 1, perSecond: 10 }, 100],
  ])(
    "may ask a row that is first in one turn and last in the next this long after: %s",
    (_load, given, milliseconds) => {
      expect(Math.round(longestGapMs(given))).toBe(milliseconds);
    },
  );

  it("sends at its rate whether or not answers arrive, and counts from when a call was due", async () => {
    const asked: unknown[] = [];
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const caller = callerThat(asked, "a");
    const slow: Caller = {
      ...caller,
      call: async (tool, args) => {
        // The first answer waits until the last call was sent.
        const answer = await caller.call(tool, args);
        if (asked.length === 5) release();
        if (asked.length === 1) await held;
        return answer;
      },
    };
    const { calls: ended, lateness } = await runOpenLoop(new Map([["a", { caller: slow, calls }]]), {
      perSecond: 500,
      turns: 5,
    });
    expect(asked).toHaveLength(5);
    expect(lateness).toHaveLength(5);
    // The first and the last call are four intervals of two milliseconds apart.
    expect(Math.max(...ended.map(({ nanoseconds }) => nanoseconds))).toBeGreaterThanOrEqual(8e6);
  });

  it("sends no more calls once it is aborted, and returns those that were sent", async () => {
    const ending = new AbortController();
    const caller = callerThat([], "a");
    const endingAtThird: Caller = {
      ...caller,
      call: (tool, args) => {
        if (args.n === 3) ending.abort();
        return caller.call(tool, args);
      },
    };
    const lanes = new Map([["a", { caller: endingAtThird, calls }]]);
    const { calls: ended } = await runOpenLoop(lanes, { perSecond: 1_000, turns: 50, signal: ending.signal });
    expect(ended).toHaveLength(3);
  });

  it("counts failed calls by kind, and still sends the others", async () => {
    const right = callerThat([], "a");
    const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    const failing: Caller = {
      ...right,
      call: async (tool, args) => {
        if (args.n === 2) throw new CallFailed("engine_unavailable", "The server is gone.");
        if (args.n === 3) throw refused;
        return right.call(tool, args);
      },
    };
    const lanes = new Map([
      ["failing", { caller: failing, calls }],
      ["right", { caller: right, calls }],
    ]);
    const run = await runOpenLoop(lanes, { perSecond: 2_000, turns: 6 });
    const failures = run.calls.flatMap(({ lane, failure }) => (failure === undefined ? [] : [`${lane} ${failure}`]));
    expect(run.calls).toHaveLength(12);
    expect(failures.sort()).toEqual([
      "failing ECONNREFUSED",
      "failing ECONNREFUSED",
      "failing engine_unavailable",
      "failing engine_unavailable",
    ]);
    const result = { calls: run.calls, lateness: 0 };
    expect(() => requireAnswered(result)).toThrow("failing: of 6 calls failed engine_unavailable 2, ECONNREFUSED 2.");
    expect(() => mediansOf(result)).toThrow("failing");
    expect(mediansOf({ ...result, calls: run.calls.filter(({ lane }) => lane === "right") }).right).toBeGreaterThan(0);
  });

  it("gives no figures when the generator itself was late", () => {
    expect(() => requirePunctual({ lateness: 49_000 })).not.toThrow();
    expect(() => requireAnswered({ calls: [], lateness: 80_000 })).toThrow("The load generator was late");
  });

  it("ends at the first wrong answer, with the lane's name", async () => {
    const lanes = new Map([["b", { caller: callerThat([], "b", 2), calls }]]);
    await expect(runOpenLoop(lanes, { perSecond: 1_000, turns: 50 })).rejects.toThrow(/b: .*-1/);
  });
});
