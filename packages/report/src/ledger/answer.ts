import { type CaseId, type DecidedCase, decideCases, type Outcome } from "./cases.ts";
import type { LedgerClaim } from "./schema.ts";

/** How a language says which transport fits which case. */
export interface AnswerTexts {
  /** As README has them. */
  readonly cases: Readonly<Record<CaseId, string>>;
  /** What a claim depends on, and from where on. */
  condition(claim: LedgerClaim): string;
  /** A transport on one side of a crossover. */
  under(condition: string, transport: string): string;
  not(transport: string): string;
  /** A case in a sentence, and on what it depends. */
  named(name: string, on?: string): string;
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
      const named = own.map((decided) =>
        texts.named(texts.cases[decided.id], outcome === "depends" ? decidedBy(decided, texts) : undefined),
      );
      return own.length > 0 ? [texts.parts[outcome](texts.list(named))] : [];
    });
    return parts.length > 0 ? parts.join(" ") : none;
  };
  return [
    sentence(["http", "stdio"], texts.noneFits),
    sentence(["depends", "refuted", "inconclusive"], texts.noneDepends),
  ];
};

/** The claims that a case was decided by; where it depends, what each of them says. */
export const decidedBy = ({ outcome, transport, claims }: DecidedCase, texts: AnswerTexts): string => {
  const judged = claims.filter(({ verdict }) => verdict !== "not-measured" && verdict !== "inconclusive");
  if (outcome !== "depends")
    return (outcome === "inconclusive" ? claims.filter(({ verdict }) => verdict === "inconclusive") : judged)
      .map(({ claim }) => claim)
      .join(", ");
  return judged.map((claim) => `${claim.claim}: ${saidBy(claim, NAMES[transport], texts)}`).join("; ");
};

const NAMES = { http: "HTTP", stdio: "stdio" } as const;

/** What a verdict says of the transport that its claim speaks for. */
const saidBy = (claim: LedgerClaim, transport: string, { condition, under, not }: AnswerTexts): string => {
  if (claim.verdict === "depends") return claim.crossover ? under(condition(claim), transport) : condition(claim);
  return claim.verdict === "confirmed" ? transport : not(transport);
};
