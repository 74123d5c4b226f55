import type { ClaimVerdict } from "@twinhost/report";
import { CLAIM_IDS, type ClaimId } from "@twinhost/report";
import type { Evidence } from "./evidence.ts";
import { RULES } from "./rules.ts";

/** Why a plain run cannot judge a claim, as ids of the report's texts. */
export const NOT_MEASURED_REASONS: Readonly<Partial<Record<ClaimId, string>>> = {
  H1: "needs-replicas",
  H2: "needs-several-llm-servers",
  H3: "needs-update-under-load",
  H4: "needs-event-loop-delay",
  H5: "needs-other-clients",
  H7: "needs-faults",
  H9: "needs-adversarial-tests",
  S2: "needs-faults",
  S3: "needs-adversarial-tests",
  S7: "needs-several-llm-servers",
  S8: "needs-stdio-pool",
  S9: "needs-faults",
  S10: "needs-update-under-load",
  S11: "needs-event-loop-delay",
  X1: "needs-model-latency",
  X3: "needs-guards",
  X4: "needs-short-lived",
  X5: "needs-prices",
};

/** Judges every claim of the ledger by its rule, never by hand. */
export const judgeClaims = (evidence: Evidence): ClaimVerdict[] =>
  CLAIM_IDS.map((claim): ClaimVerdict => {
    const rule = RULES[claim];
    if (!rule) return notMeasured(claim, NOT_MEASURED_REASONS[claim] ?? "no-rule", null);
    const judgement = rule.judge(evidence);
    if (!judgement) return notMeasured(claim, "arms-left-out", rule.rule);
    return {
      claim,
      verdict: judgement.verdict,
      scope: rule.scope,
      reason: judgement.verdict === "inconclusive" ? "interval-spans" : null,
      figures: { ...judgement.figures },
      rule: rule.rule,
    };
  });

const notMeasured = (claim: ClaimId, reason: string, rule: string | null): ClaimVerdict => ({
  claim,
  verdict: "not-measured",
  scope: null,
  reason,
  figures: {},
  rule,
});
