import type { Evidence } from "../../verdicts/evidence.ts";
import { THRESHOLDS } from "../../verdicts/thresholds.ts";
import type { Estimates, Figure } from "../experiment.ts";
import { plainRule } from "../plain-rule.ts";
import { meanOf, percentileFigure, ratioOf } from "../statistics.ts";

/** Scenarios of the catalog. */
export const ARMS = ["http", "http@2025-11-25", "rest", "stdio", "stdio@2025-11-25"] as const;

/** Transports that are started a second time, to measure the noise. */
export const TWICE = ["http", "stdio"] as const;

export const again = (transport: (typeof TWICE)[number]): string => `${transport}-again`;

/** Calls of each scenario in a start. */
export const TURNS = { full: 600, quick: 200 } as const;

const ratio = (id: string, left: string, right: string, noise: (typeof TWICE)[number]): Figure => ({
  id,
  unit: "ratio",
  of: ratioOf(left, right),
  noise: `noise:${noise}`,
});

export const FIGURES: readonly Figure[] = [
  ratio("httpOverStdio", "http", "stdio", "stdio"),
  ratio("restOverStdio", "rest", "stdio", "stdio"),
  ratio("httpRevisionRatio", "http", "http@2025-11-25", "http"),
  ratio("stdioRevisionRatio", "stdio", "stdio@2025-11-25", "stdio"),
  ...TWICE.map(
    (transport): Figure => ({ id: `noise:${transport}`, unit: "ratio", of: ratioOf(again(transport), transport) }),
  ),
  ...ARMS.map((id): Figure => ({ id, unit: "micros", of: meanOf(id) })),
  // A quick run takes no p99.
  ...ARMS.flatMap((row) => [percentileFigure(95, row, TURNS.quick), percentileFigure(99, row, TURNS.full)]),
];

/** Getters, so that the report knows which figures a rule used. */
export const evidenceOf = (estimates: Estimates): Evidence => ({
  get httpOverStdio() {
    return estimates("httpOverStdio");
  },
  get restOverStdio() {
    return estimates("restOverStdio");
  },
  get httpRevisionRatio() {
    return estimates("httpRevisionRatio");
  },
  get stdioRevisionRatio() {
    return estimates("stdioRevisionRatio");
  },
});

const { stdioFasterAtLeast, changedBeyond } = THRESHOLDS;

export const S1 = plainRule("S1", { stdioFasterAtLeast }, evidenceOf);
export const X2 = plainRule("X2", { changedBeyond }, evidenceOf);
