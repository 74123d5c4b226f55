import { describe, expect, it } from "vitest";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { cell, TRANSPORTS, type Transport } from "./cells.ts";
import { featureCost } from "./experiment.ts";

/** Calls take 100 µs: times `factors` with all features on, times `again` in the second of two identical hosts. */
const judge = (factors: Readonly<Record<Transport, number>>, again = 1) =>
  judgeStarts(
    featureCost,
    "X3",
    quietStarts(
      Object.fromEntries(
        TRANSPORTS.flatMap((transport) => [
          [cell("off", transport), 100],
          [cell("on", transport), 100 * factors[transport]],
          [cell("again", transport), 100 * again],
        ]),
      ),
    ),
  )?.verdict;

describe("X3", () => {
  it.each([
    ["confirmed", { http: 1.5, rest: 1.4, stdio: 1.2 }, 1],
    ["refuted", { http: 1.05, rest: 1.02, stdio: 1 }, 1],
    ["depends", { http: 1.5, rest: 1.4, stdio: 1.02 }, 1],
    ["inconclusive", { http: 1.5, rest: 1.4, stdio: 1.2 }, 1.2],
  ] as const)("is %s with %j and noise of %f", (verdict, factors, again) => {
    expect(judge(factors, again)).toBe(verdict);
  });
});
