import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRestartBudget } from "../src/process-supervision/restart-budget.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

it("doubles the delay, refuses when it is spent, and allows again once the window has passed", () => {
  const budget = createRestartBudget({ max: 3, windowMs: 60_000 });
  expect([1, 2, 3, 4].map(() => budget.take())).toEqual([0, 100, 200, 400]);
  expect(budget.spent).toBe(true);
  expect(budget.take()).toBeUndefined();
  vi.advanceTimersByTime(59_000);
  expect(budget.take()).toBeUndefined();
  vi.advanceTimersByTime(1_001);
  expect(budget.spent).toBe(false);
  expect(budget.take()).toBe(0);
});

it("waits no longer than five seconds", () => {
  const budget = createRestartBudget({ max: 20, windowMs: 60_000 });
  expect(Array.from({ length: 10 }, () => budget.take()).at(-1)).toBe(5_000);
});

it("refunds a start that started nothing", () => {
  const budget = createRestartBudget({ max: 1, windowMs: 60_000 });
  budget.take();
  budget.refund();
  expect(budget.take()).toBe(0);
  expect(budget.spent).toBe(false);
});
