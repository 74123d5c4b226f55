import type { ListOptions, ToolClient } from "@twinhost/tool-client";
import { describeTool, ToolError, tools } from "@twinhost/tools";
import { expect, test } from "vitest";
import { createToolList } from "../src/transport/tool-list.ts";

/** A server whose lists a test decides, and counts. */
const listing = (list: (options: ListOptions, turn: number) => ReturnType<ToolClient["listTools"]>) => {
  const asked = { count: 0 };
  const client = { listTools: (options: ListOptions = {}) => list(options, ++asked.count) } as unknown as ToolClient;
  return { asked, list: createToolList(client, () => {}) };
};
const OURS = tools.map(describeTool);

test("a list is kept for as long as the server says, however many ask", async () => {
  const { asked, list } = listing(async ({ onTtl }) => {
    onTtl?.(60_000);
    return OURS;
  });
  for (let question = 0; question < 200; question++) expect(await list.current(true)).toEqual(OURS);
  expect(asked.count).toBe(1);
});

test("many at once ask once", async () => {
  const { asked, list } = listing(async () => OURS);
  const all = await Promise.all(Array.from({ length: 50 }, () => list.current(true)));
  for (const one of all) expect(one).toEqual(OURS);
  expect(asked.count).toBe(1);
});

test("a change is fetched at once, and one that comes while a list is on its way too", async () => {
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

test("a server that is away is asked at most once a second, and its last list stays", async () => {
  const { asked, list } = listing(async ({ onTtl }, turn) => {
    if (turn > 1) throw new ToolError("engine_unavailable", "away");
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

test("nobody waits for a server that is silent, when it may not be waited for", async () => {
  const { list } = listing(() => new Promise(() => {}));
  const startedAt = performance.now();
  expect(await list.current(false)).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
