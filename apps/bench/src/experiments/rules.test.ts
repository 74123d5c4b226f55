import { createHash } from "node:crypto";
import type { ClaimId } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import type { Estimates, Experiment, StartFigures } from "./experiment.ts";
import { EXPERIMENTS } from "./registry.ts";
import { judgeStarts } from "./testing/synthetic-starts.ts";

const VERDICTS = ["confirmed", "refuted", "depends", "inconclusive"];

const RULES = EXPERIMENTS.flatMap((experiment) =>
  (Object.keys(experiment.claims) as ClaimId[]).map((claim) => ({ claim, experiment })),
);

/** A start that has every figure asked for. */
const startWith = (figure: (name: string) => number): StartFigures =>
  new Proxy<Record<string, number>>({}, { get: (_, name) => figure(String(name)) });

const SEEDS = 300;
const DECADES = 6;

/** Values from 1 to a million, derived from name and seed. Identical deployments get the same values. */
const anyStart = (seed: number): StartFigures =>
  startWith((name) => {
    const drawn =
      createHash("md5")
        .update(`${seed} ${name.replace("-again", "")}`)
        .digest()
        .readUInt32BE() /
      2 ** 32;
    return 10 ** (DECADES * drawn);
  });

/** A rule's judgement of such a start, each figure within 1 %; undefined if a figure is not a finite number. */
const judge = ({ claims, figures }: Experiment, claim: ClaimId, start: StartFigures) => {
  let isVoid = false;
  const estimates: Estimates = (id) => {
    const value = figures.find((figure) => figure.id === id)?.of([start]) ?? Number.NaN;
    isVoid ||= !Number.isFinite(value);
    const reach = Math.abs(value) / 100;
    return { value, low: value - reach, high: value + reach };
  };
  const judgement = claims[claim]?.judge(estimates, (id) => estimates(id).value);
  return isVoid ? undefined : judgement;
};

describe.each(RULES)("the rule of $claim", ({ claim, experiment }) => {
  const judgements = Array.from({ length: SEEDS }, (_, seed) => judge(experiment, claim, anyStart(seed)) ?? []).flat();

  it("gives a verdict for any figures", () => {
    expect(judgements.length).toBeGreaterThan(SEEDS / 3);
    for (const { verdict } of judgements) expect(VERDICTS).toContain(verdict);
  });

  it("puts the crossover between the points where it was observed", () => {
    for (const { verdict, crossover } of judgements) {
      if (!crossover) continue;
      const [low, high] = [Math.min(...crossover.between), Math.max(...crossover.between)];
      expect(verdict).toBe("depends");
      // Rounding may put a quotient slightly outside.
      expect(crossover.value).toBeGreaterThanOrEqual(low * (1 - 1e-9));
      expect(crossover.value).toBeLessThanOrEqual(high * (1 + 1e-9));
    }
  });
});

const RULES_OF_TIMES = RULES.filter(({ claim, experiment }) => experiment.claims[claim]?.countsOnly === undefined);

it.each(RULES_OF_TIMES)("the rule of $claim is inconclusive on the times of one start", ({ claim, experiment }) => {
  for (const value of [0.5, 1, 100, 1e6])
    expect(judgeStarts(experiment, claim, [startWith(() => value)])?.verdict).toBe("inconclusive");
});
