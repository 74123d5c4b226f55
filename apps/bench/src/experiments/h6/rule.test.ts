import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { estimateFigures } from "../statistics.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import { AGAIN, cell, ROUND_TRIPS } from "./cells.ts";
import { networkLatency } from "./experiment.ts";

/** In µs: bare HTTP takes 100 more than a pipe, its protocol `protocol` more than stdio's; a ms of delay, `factor`. */
const figuresWith = (protocol: number, { again = 0, factor = 1_000 } = {}): StartFigures => {
  const figures: Record<string, number> = { stdio: 300, "pipe-floor": 100, [AGAIN]: 200 + again };
  for (const roundTrip of ROUND_TRIPS) {
    figures[cell("http-floor", roundTrip)] = 200 + factor * roundTrip;
    figures[cell("http", roundTrip)] = 400 + protocol + factor * roundTrip;
  }
  return figures;
};

const judge = (starts: readonly StartFigures[]) => judgeStarts(networkLatency, "H6", starts);

describe("H6", () => {
  it("is confirmed when the network is the larger part even on loopback", () => {
    expect(judge(quietStarts(figuresWith(20)))).toEqual({ verdict: "confirmed" });
  });

  it("is refuted when the protocol outweighs every round trip", () => {
    expect(judge(quietStarts(figuresWith(90_000)))).toEqual({ verdict: "refuted" });
  });

  it("depends when the network's share passes one half, and reports at which round trip", () => {
    // (100 + d) / (100 + 900 + d) is one half at 800 µs.
    const judgement = judge(quietStarts(figuresWith(900)));
    expect(judgement).toMatchObject({ verdict: "depends", crossover: { between: [0, 1_000], holds: "above" } });
    expect(judgement?.crossover?.value).toBeCloseTo(800, -1);
  });

  it("gives a percentile only if ten calls of all starts together lie beyond it", () => {
    const percentiles = { "p95:http@0": 500, "p95:http@50": 60_000, "p99:stdio": 900 };
    const given = (starts: number): string[] => {
      const all = Array.from({ length: starts }, () => ({ ...figuresWith(20), ...percentiles }));
      return [...estimateFigures(networkLatency.figures, all).keys()].filter((id) => id in percentiles);
    };
    expect(given(6)).toEqual(["p95:http@0", "p95:http@50", "p99:stdio"]);
    expect(given(3)).toEqual(["p95:http@0"]);
  });

  it("is inconclusive when identical deployments differ by as much as the network adds", () => {
    expect(judge(quietStarts(figuresWith(20, { again: 60 })))?.verdict).toBe("inconclusive");
  });

  it("is inconclusive when starts disagree", () => {
    const [light, heavy] = [figuresWith(20), figuresWith(90_000)];
    expect(judge([light, heavy, light, heavy, light])?.verdict).toBe("inconclusive");
  });

  it("counts the network's share as zero when HTTP is faster than stdio", () => {
    expect(judge(quietStarts({ ...figuresWith(-500, { factor: 0 }) }))?.verdict).toBe("refuted");
  });
});
