import { describe, expect, it } from "vitest";
import type { StartFigures } from "../experiment.ts";
import { judgeStarts, quietStarts } from "../testing/synthetic-starts.ts";
import {
  AGAIN,
  BESIDES,
  CONCURRENCIES,
  fast,
  GENERATOR,
  inFlight,
  MACHINE,
  perSecond,
  rowOf,
  SIZES,
  TOOLS,
  TRANSPORTS,
} from "./cells.ts";
import { scaling } from "./experiment.ts";
import { requireProcesses, requireSpread, requireWait } from "./injection.ts";

/** A machine with two cores, on which everything scales as far as possible and stdio performs like HTTP. */
const ideal = (): Record<string, number> => {
  const figures: Record<string, number> = { [GENERATOR.busy]: 0.3, [GENERATOR.late]: 500 };
  for (const size of SIZES) {
    const cores = Math.min(size, 2);
    figures[perSecond("cpu", rowOf(MACHINE, size))] = 100 * cores;
    for (const transport of TRANSPORTS) {
      figures[perSecond("cpu", rowOf(transport, size))] = 95 * cores;
      figures[perSecond("io", rowOf(transport, size))] = 190 * size;
    }
  }
  for (const tool of TOOLS) figures[perSecond(tool, AGAIN)] = figures[perSecond(tool, rowOf("http", 1))] ?? 0;
  for (const row of [rowOf("http", 1), rowOf("stdio", 1), AGAIN])
    for (const beside of BESIDES) figures[fast(beside, row)] = 2_000;
  for (const transport of TRANSPORTS)
    for (const concurrency of CONCURRENCIES)
      for (const kind of ["perSecond", "p99", "busy"] as const) figures[inFlight(kind, transport, concurrency)] = 1;
  return figures;
};

const judge = (claim: "H1" | "S8", change: StartFigures = {}) =>
  judgeStarts(scaling, claim, quietStarts({ ...ideal(), ...change }))?.verdict;

/** Two and four servers handle this many times the calls of one. */
const gains = (transport: "http" | "stdio", cpu: number, io: number): StartFigures =>
  Object.fromEntries(
    [2, 4].flatMap((size) => [
      [perSecond("cpu", rowOf(transport, size)), 95 * cpu],
      [perSecond("io", rowOf(transport, size)), 190 * io],
    ]),
  );

describe("H1", () => {
  it("is confirmed when both tools scale as far as the machine allows, even with four servers on two cores", () => {
    expect(judge("H1")).toBe("confirmed");
  });

  it("is refuted when more servers handle no more calls", () => {
    expect(judge("H1", gains("http", 1, 1))).toBe("refuted");
  });

  it("depends when only the I/O-bound tool scales", () => {
    expect(
      judge("H1", { ...gains("http", 1.1, 1), [perSecond("io", "http@2")]: 380, [perSecond("io", "http@4")]: 700 }),
    ).toBe("depends");
  });

  it("is inconclusive when two identical servers differ as much", () => {
    expect(judge("H1", { [perSecond("cpu", AGAIN)]: 60, [perSecond("io", AGAIN)]: 100 })).toBe("inconclusive");
  });

  it("is inconclusive on one core, where nothing can scale but everything would seem to", () => {
    const oneCore = { [perSecond("cpu", "machine@2")]: 100, [perSecond("cpu", "machine@4")]: 100 };
    expect(judge("H1", { ...oneCore, ...gains("http", 1, 4) })).toBe("inconclusive");
  });

  it("does not blame the servers for a slow phase of the machine's single-threaded measurement", () => {
    expect(judge("H1", { [perSecond("cpu", rowOf(MACHINE, 1))]: 70 })).toBe("confirmed");
  });

  it("ignores the pool", () => {
    expect(judge("H1", gains("stdio", 1, 1))).toBe("confirmed");
  });
});

const slowBesideStdio: StartFigures = { [fast("slow", "stdio@1")]: 6_000, [fast("large", "stdio@1")]: 6_000 };

describe("S8", () => {
  it("is confirmed when a pool falls behind and other calls hold up fast ones", () => {
    expect(judge("S8", { ...gains("stdio", 1, 1), ...slowBesideStdio })).toBe("confirmed");
  });

  it("is refuted when stdio performs as well as HTTP", () => {
    expect(judge("S8")).toBe("refuted");
  });

  it("depends when only large answers hold up fast calls", () => {
    expect(judge("S8", { [fast("large", "stdio@1")]: 6_000 })).toBe("depends");
  });

  it("is inconclusive when two identical servers differ as much", () => {
    expect(judge("S8", { [fast("slow", AGAIN)]: 4_000 })).toBe("inconclusive");
  });

  it("is inconclusive on one core, where no pool can scale and so none seems to fall behind", () => {
    expect(judge("S8", { [perSecond("cpu", "machine@2")]: 100, [perSecond("cpu", "machine@4")]: 100 })).toBe(
      "inconclusive",
    );
  });

  it("is inconclusive when the load generator was late", () => {
    expect(judge("S8", { ...slowBesideStdio, [GENERATOR.late]: 8_000 })).toBe("inconclusive");
  });
});

describe.each(["H1", "S8"] as const)("%s", (claim) => {
  it("is inconclusive when the load generator was the bottleneck, or far too busy in one start", () => {
    expect(judge(claim, { [GENERATOR.busy]: 0.95 })).toBe("inconclusive");
    const starts = quietStarts(ideal());
    const [first = {}, ...others] = starts;
    const busyOnce = [{ ...first, [GENERATOR.busy]: 2 }, ...others];
    expect(judgeStarts(scaling, claim, busyOnce)?.verdict).toBe("inconclusive");
  });
});

describe("the injection checks", () => {
  it("require that all replicas worked", () => {
    expect(() => requireSpread("http@2", [0.2, 0.1])).not.toThrow();
    expect(() => requireSpread("http@2", [0.3, 0])).toThrow("http@2: replica 2 of 2 used 0 s of the 0.3 s");
    expect(() => requireSpread("http@1", [0])).toThrow("replica 1 of 1");
  });

  it("require pools with all their processes", () => {
    expect(() => requireProcesses("stdio@4", 8, 4)).not.toThrow();
    expect(() => requireProcesses("stdio@4", 3, 4)).toThrow("a pool of 4 had 3 processes");
  });

  it("require that I/O-bound calls waited", () => {
    expect(() => requireWait("http@1", 19_900, 20)).not.toThrow();
    expect(() => requireWait("http@1", 2_000, 20)).toThrow("a call that waits 20 ms was answered after 2000 µs");
  });
});
