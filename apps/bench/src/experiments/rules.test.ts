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

/** A start with any figure that it is asked for. */
const startWith = (figure: (name: string) => number): StartFigures =>
  new Proxy<Record<string, number>>({}, { get: (_, name) => figure(String(name)) });

const SEEDS = 300;
const DECADES = 6;

/** Anything from 1 to a million, by name and seed. Two equal deployments have the same. */
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

/** What a rule finds in such a start, each figure within a per cent; undefined where one is no number. */
const judge = ({ claims, figures }: Experiment, claim: ClaimId, start: StartFigures) => {
  let isVoid = false;
  const estimates: Estimates = (id) => {
    const value = figures.find((figure) => figure.id === id)?.of([start]) ?? Number.NaN;
    isVoid ||= !Number.isFinite(value);
    const reach = Math.abs(value) / 100;
    return { value, low: value - reach, high: value + reach };
  };
  const judgement = claims[claim]?.judge(estimates);
  return isVoid ? undefined : judgement;
};

describe.each(RULES)("the rule of $claim", ({ claim, experiment }) => {
  const judgements = Array.from({ length: SEEDS }, (_, seed) => judge(experiment, claim, anyStart(seed)) ?? []).flat();

  it("gives a verdict by whatever figures", () => {
    expect(judgements.length).toBeGreaterThan(SEEDS / 3);
    for (const { verdict } of judgements) expect(VERDICTS).toContain(verdict);
  });

  it("tells where the claim turns between the points where it was seen to", () => {
    for (const { verdict, crossover } of judgements) {
      if (!crossover) continue;
      const [low, high] = [Math.min(...crossover.between), Math.max(...crossover.between)];
      expect(verdict).toBe("depends");
      // The last digit of a quotient may lie beyond.
      expect(crossover.value).toBeGreaterThanOrEqual(low * (1 - 1e-9));
      expect(crossover.value).toBeLessThanOrEqual(high * (1 + 1e-9));
    }
  });
});

const RULES_OF_TIMES = RULES.filter(({ claim, experiment }) => experiment.claims[claim]?.countsOnly === undefined);

it.each(RULES_OF_TIMES)("the rule of $claim says nothing by the times of one start", ({ claim, experiment }) => {
  for (const value of [0.5, 1, 100, 1e6])
    expect(judgeStarts(experiment, claim, [startWith(() => value)])?.verdict).toBe("inconclusive");
});
