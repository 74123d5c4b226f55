import { expect, it } from "vitest";
import { ndcg, recall } from "./metrics.ts";

const grades = new Map([
  ["a", 2],
  ["b", 1],
]);

it("scores the best order 1, and every other order less", () => {
  expect(ndcg(["a", "b", "x"], grades)).toBe(1);
  // 1 / 1 + 3 / log2(3), of 3 / 1 + 1 / log2(3)
  expect(ndcg(["b", "a"], grades)).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)));
  expect(ndcg(["x", "y"], grades)).toBe(0);
});

it("considers only the first ten results", () => {
  const others = Array.from({ length: 10 }, (_, index) => `x${index}`);
  expect(ndcg([...others, "a"], grades)).toBe(0);
  expect(recall([...others.slice(1), "a", "b"], grades)).toBe(0.5);
  expect(recall(["b", "a"], grades)).toBe(1);
});
