import type { ClaimId, Estimate, en } from "@twinhost/report";
import type { Evidence } from "../verdicts/evidence.ts";
import { RULES } from "../verdicts/rules.ts";
import type { ClaimRule, Estimates, Facts } from "./experiment.ts";

/** A rule of the plain run, applied to figures of several starts. @param evidence - builds the rule's input */
export const plainRule = (
  claim: ClaimId,
  thresholds: ClaimRule["thresholds"],
  evidence: (estimates: Estimates) => Evidence,
): ClaimRule => ({
  thresholds,
  judge: (estimates) => ({ verdict: RULES[claim]?.judge(evidence(estimates))?.verdict ?? "inconclusive" }),
});

/** The plain report's sentence about a claim, from the figures that its rule names. */
export const plainBecause =
  (texts: typeof en, claim: ClaimId, evidence: (estimates: Estimates) => Evidence) =>
  ({ measured }: Facts): string => {
    const figures: Readonly<Record<string, Estimate>> = RULES[claim]?.judge(evidence(measured))?.figures ?? {};
    // The ledger itself states that a verdict is inconclusive; this is only the sentence with the figures.
    return texts.because({ claim, verdict: "depends", scope: null, reason: null, figures, rule: null });
  };
