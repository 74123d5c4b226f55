import { setImmediate as eventLoopTurn } from "node:timers/promises";
import type { ListOptions, ToolClient } from "@twinhost/client";
import { describeTool, ToolError } from "@twinhost/core";
import { tools } from "@twinhost/tools";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createToolList, type ToolListOptions } from "../src/tools/tool-list.ts";

/** A server whose lists a test decides and counts. */
const listing = (
  list: (options: ListOptions, turn: number) => ReturnType<ToolClient["listTools"]>,
  more: Partial<ToolListOptions> = {},
) => {
  const asked = { count: 0 };
  const client = { listTools: (options: ListOptions = {}) => list(options, ++asked.count) } as unknown as ToolClient;
  return { asked, list: createToolList(client, { onUnavailable: () => {}, ...more }) };
};
const OURS = tools.map(describeTool);

test("a list is kept for as long as the server says, however often it is asked for", async () => {
  const { asked, list } = listing(async ({ onTtl }) => {
    onTtl?.(60_000);
    return OURS;
  });
  for (let question = 0; question < 200; question++) expect(await list.current(true)).toEqual(OURS);
  expect(asked.count).toBe(1);
});

test("many callers at once cause one request", async () => {
  const { asked, list } = listing(async () => OURS);
  const all = await Promise.all(Array.from({ length: 50 }, () => list.current(true)));
  for (const one of all) expect(one).toEqual(OURS);
  expect(asked.count).toBe(1);
});

test("a change is fetched at once, and so is one that comes during a fetch", async () => {
  const first = Promise.withResolvers<typeof OURS>();
  const { asked, list } = listing((_options, turn) =>
    turn === 1 ? first.promise : Promise.resolve(OURS.slice(0, turn - 1)),
  );
  const waiting = list.current(true);
  list.refresh();
  expect(asked.count).toBe(1);
  first.resolve(OURS);
  await waiting;
  await expect.poll(() => asked.count).toBe(2);
  expect(await list.current(true)).toEqual(OURS.slice(0, 1));
  list.refresh();
  await expect.poll(() => list.current(true)).toEqual(OURS.slice(0, 2));
});

test("a change whose list could not be fetched is fetched at a later question, however long the last list was valid", async () => {
  const { list } = listing(async ({ onTtl }, turn) => {
    if (turn === 2) throw new ToolError("engine_unavailable", "just being replaced");
    onTtl?.(60_000);
    return OURS.slice(turn - 1);
  });
  expect(await list.current(true)).toEqual(OURS);
  list.refresh();
  await expect.poll(() => list.wasReachable).toBe(false);
  await expect.poll(() => list.current(true)).toEqual(OURS.slice(2));
});

test("an unavailable server is asked at most once a second, and its last list is kept", async () => {
  const { asked, list } = listing(async ({ onTtl }, turn) => {
    if (turn > 1) throw new ToolError("engine_unavailable", "unavailable");
    onTtl?.(1);
    return OURS;
  });
  expect(await list.current(true)).toEqual(OURS);
  list.refresh();
  await expect.poll(() => list.wasReachable).toBe(false);
  for (let question = 0; question < 100; question++) expect(await list.current(true)).toEqual(OURS);
  expect(await list.isReachable()).toBe(false);
  expect(asked.count).toBe(2);
});

test("a caller that may not wait does not wait for a silent server", async () => {
  const { list } = listing(() => new Promise(() => {}));
  expect(await Promise.race([list.current(false), eventLoopTurn("waited")])).toBeUndefined();
});

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each([1, 250, 2_500])("a server that reports a change after every list, %i ms per list", (listMs) => {
  /** How many lists it is asked for in five minutes. */
  const listsAsked = async (saysSoAfterMs: number | undefined, listOf: (turn: number) => typeof OURS) => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { asked, list } = listing(async (_options, turn) => {
      await after(listMs);
      if (saysSoAfterMs === undefined) list.refresh();
      else void after(saysSoAfterMs).then(() => list.refresh());
      return listOf(turn);
    });
    list.refresh();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    return asked.count;
  };

  const BEFORE = ["before it is there", undefined] as const;
  const later = (ms: number) => [`${ms} ms later`, ms] as const;

  test.each([BEFORE, later(1), later(150), later(250), later(1_000), later(7_000)])(
    "is asked less and less often: reported %s",
    async (_when, saysSoAfterMs) => {
      const count = await listsAsked(saysSoAfterMs, () => OURS);
      expect(count).toBeGreaterThan(2);
      // The pause doubles each time: ten runs until it is half a minute, then two a minute.
      expect(count).toBeLessThan(20);
    },
  );

  test.each([BEFORE, later(250), later(1_000)])(
    "is asked every five seconds while it is true: reported %s",
    async (_when, saysSoAfterMs) => {
      const count = await listsAsked(saysSoAfterMs, (turn) => OURS.map((tool) => ({ ...tool, title: `${turn}` })));
      expect(count).toBeGreaterThan(30);
      expect(count).toBeLessThan(70);
    },
  );
});

test("a server that comes up late is found in the background, and the first question waits for it", async () => {
  const reasons: unknown[] = [];
  const { list } = listing(
    async (_options, turn) => {
      if (turn === 1) throw new ToolError("engine_unavailable", "refused");
      return OURS;
    },
    { keepTrying: true, onUnavailable: (error) => reasons.push(error) },
  );
  list.refresh();
  await list.awaitStart();
  expect(await list.current(false)).toEqual(OURS);
  expect(reasons).toMatchObject([{ message: "refused" }]);
});

test("a server that may be starting is retried, and nobody is notified before its time is over", async () => {
  const told: string[] = [];
  const refusing = (
    mayStartMs: number,
    code: "engine_unavailable" | "unauthenticated",
    turns = Number.POSITIVE_INFINITY,
  ) =>
    listing(async (_options, turn) => (turn <= turns ? Promise.reject(new ToolError(code, "no")) : OURS), {
      mayStartUntil: performance.now() + mayStartMs,
      onUnavailable: () => told.push(code),
    });
  const late = refusing(60_000, "engine_unavailable", 1);
  expect(await late.list.isReachable()).toBe(false);
  await expect.poll(() => late.list.wasReachable).toBe(true);
  expect(told).toEqual([]);

  const gone = refusing(500, "engine_unavailable");
  expect(await gone.list.isReachable()).toBe(false);
  await expect.poll(() => told).toEqual(["engine_unavailable"]);
  expect(gone.asked.count).toBe(2);

  expect(await refusing(60_000, "unauthenticated").list.isReachable()).toBe(false);
  expect(told).toEqual(["engine_unavailable", "unauthenticated"]);
});

test("the wait for a starting server is bounded, and there is none for one that refuses us", async () => {
  const refusing = listing(() => Promise.reject(new ToolError("unauthenticated", "no")), { keepTrying: true });
  refusing.list.refresh();
  const silent = listing(() => new Promise(() => {}), { keepTrying: true });
  silent.list.refresh();
  await refusing.list.awaitStart();
  await silent.list.awaitStart();
  expect(await silent.list.current(false)).toBeUndefined();
});

test("a slow list is waited for, and the old one offered meanwhile", async () => {
  const second = Promise.withResolvers<typeof OURS>();
  const { list } = listing(
    (options, turn) => {
      expect(options.timeoutMs).toBe(60_000);
      return turn === 1 ? Promise.resolve(OURS.slice(0, 1)) : second.promise;
    },
    { timeoutMs: 60_000 },
  );
  list.refresh();
  await list.awaitStart();
  list.refresh();
  expect(await list.current(false)).toEqual(OURS.slice(0, 1));
  second.resolve(OURS);
  await expect.poll(() => list.current(false)).toEqual(OURS);
});
