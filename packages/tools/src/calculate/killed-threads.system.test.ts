import { expect, it } from "vitest";
import { createMathCalculator } from "./math-calculator.ts";

/** Small steps that together need more heap than the thread has. */
const HUNGRY = `[${Array(120).fill("ones(99000)").join(", ")}]`;

it("does not keep the memory of killed threads", { timeout: 120_000 }, async () => {
  const small = createMathCalculator({ threads: 1, heapMb: 64, timeLimitMs: 60_000 });
  const kill = async (times: number): Promise<number> => {
    for (let count = 0; count < times; count++)
      await expect(small.calculate(HUNGRY, new AbortController().signal)).rejects.toMatchObject({
        code: "refused_input",
      });
    return process.memoryUsage().rss;
  };
  const settled = await kill(2);
  // A surviving thread would hold its library and its full heap, about 100 MiB each.
  expect((await kill(4)) - settled).toBeLessThan(200 * 2 ** 20);
  await small.close();
});
