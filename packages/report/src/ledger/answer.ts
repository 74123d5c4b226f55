import type { Verdict } from "../schema.ts";
import { type CaseId, type DecidedCase, decideCases, type Outcome } from "./cases.ts";
import type { LedgerClaim } from "./schema.ts";

/** How a language says which transport fits which case. */
export interface AnswerTexts {
  /** As README has them. */
  readonly cases: Readonly<Record<CaseId, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** What a claim depends on, and from where on. */
  condition(claim: LedgerClaim): string;
  /** A case, and the claims that decide it. */
  decided(name: string, by: string): string;
  list(cases: readonly string[]): string;
  /** Of the cases of an outcome. */
  readonly parts: Readonly<Record<Exclude<Outcome, "not-measured">, (cases: string) => string>>;
  readonly noneFits: string;
  readonly noneDepends: string;
}

/** Which transport fits which case by these verdicts; then the cases where that is not said. */
export const answerOf = (claims: readonly LedgerClaim[], texts: AnswerTexts): [string, string] => {
  const cases = decideCases(claims);
  const sentence = (outcomes: readonly (keyof AnswerTexts["parts"])[], none: string): string => {
    const parts = outcomes.flatMap((outcome) => {
      const own = cases.filter((decided) => decided.outcome === outcome);
      const named = own.map((decided) => texts.decided(texts.cases[decided.id], decidedBy(decided, texts)));
      return own.length > 0 ? [texts.parts[outcome](texts.list(named))] : [];
    });
    return parts.length > 0 ? parts.join(" ") : none;
  };
  return [
    sentence(["http", "stdio"], texts.noneFits),
    sentence(["depends", "refuted", "inconclusive"], texts.noneDepends),
  ];
};

/** The claims that a case was decided by; where it depends, on what. */
export const decidedBy = ({ outcome, claims }: DecidedCase, { condition, verdicts }: AnswerTexts): string => {
  const judged = claims.filter(({ verdict }) => verdict !== "not-measured" && verdict !== "inconclusive");
  if (outcome !== "depends")
    return (outcome === "inconclusive" ? claims.filter(({ verdict }) => verdict === "inconclusive") : judged)
      .map(({ claim }) => claim)
      .join(", ");
  return judged
    .map((claim) => `${claim.claim}: ${claim.verdict === "depends" ? condition(claim) : verdicts[claim.verdict]}`)
    .join("; ");
};
