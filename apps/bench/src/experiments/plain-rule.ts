import type { ClaimId, Estimate, en } from "@twinhost/report";
import type { Evidence } from "../verdicts/evidence.ts";
import { RULES } from "../verdicts/rules.ts";
import type { ClaimRule, Estimates, Facts, Values } from "./experiment.ts";

/** Builds a rule's input. */
type EvidenceOf = (estimates: Estimates, values: Values) => Evidence;

/** A rule of the plain run, applied to figures of several starts. */
export const plainRule = (claim: ClaimId, thresholds: ClaimRule["thresholds"], evidence: EvidenceOf): ClaimRule => ({
  thresholds,
  judge: (estimates, values) => ({
    verdict: RULES[claim]?.judge(evidence(estimates, values))?.verdict ?? "inconclusive",
  }),
});

/** The plain report's sentence about a claim, from the figures that its rule names. */
export const plainBecause =
  (texts: typeof en, claim: ClaimId, evidence: EvidenceOf) =>
  ({ measured }: Facts): string => {
    const input = evidence(measured, (id) => measured(id).value);
    const figures: Readonly<Record<string, Estimate>> = RULES[claim]?.judge(input)?.figures ?? {};
    // The ledger itself states that a verdict is inconclusive; this is only the sentence with the figures.
    return texts.because({ claim, verdict: "depends", scope: null, reason: null, figures, rule: null });
  };
