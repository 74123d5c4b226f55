import { expect, it } from "vitest";
import { createLogTail } from "./log-tail.ts";

it("keeps the last lines within its bounds, and passes on each new one until stopped", () => {
  const tail = createLogTail(() => 7);
  tail.add('{"line":0}\n');
  const taken: string[] = [];
  const stop = tail.follow((line) => taken.push(line));
  for (let line = 1; line <= 600; line++) tail.add(`{"line":${line}}\n`);
  expect(tail.lines().length).toBe(500);
  expect(tail.lines().at(-1)).toBe('{"line":600}');
  expect([taken.length, taken[0]]).toEqual([600, '{"line":1}']);
  stop();
  tail.add(`{"padding":"${"x".repeat(20_000)}"}\n`);
  expect(JSON.parse(tail.lines().at(-1) ?? "")).toMatchObject({ time: 7, msg: expect.stringContaining("20") });
  expect(taken.length).toBe(600);
});

it("never holds more than half a million characters", () => {
  const tail = createLogTail();
  for (let line = 0; line < 400; line++) tail.add("x".repeat(8_000));
  expect(tail.lines().join("").length).toBeLessThanOrEqual(512 * 1024);
  expect(tail.lines().length).toBeGreaterThan(50);
});
