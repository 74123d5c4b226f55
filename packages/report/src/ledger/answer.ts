import { type CaseId, type DecidedCase, decideCases, type Outcome } from "./cases.ts";
import type { LedgerClaim } from "./schema.ts";

/** A case in a sentence, with what its claims say where they do not simply fit. */
interface NamedCase {
  readonly name: string;
  readonly on: string | undefined;
}

/** A language's texts for which transport fits which case. */
export interface AnswerTexts {
  /** Names as in the README. */
  readonly cases: Readonly<Record<CaseId, string>>;
  /** What a claim depends on, including the crossover if there is one. */
  condition(claim: LedgerClaim): string;
  /** A transport on one side of a crossover. */
  under(condition: string, transport: string): string;
  /** What a refuted claim says about the transport that it argues for. */
  refuted(claim: LedgerClaim, transport: string): string;
  /** A case in a sentence, with what it depends on. */
  named(name: string, on?: string): string;
  /** The sentence for all cases of an outcome. */
  readonly parts: Readonly<Record<Exclude<Outcome, "not-measured">, (cases: readonly NamedCase[]) => string>>;
  readonly noneFits: string;
  readonly noneDepends: string;
}

/** Outcomes that say nothing without what the claims say. */
const EXPLAINED: ReadonlySet<Outcome> = new Set(["depends", "refuted"]);

/** Which transport fits which case according to these verdicts, then the cases without a clear transport. */
export const answerOf = (claims: readonly LedgerClaim[], texts: AnswerTexts): [string, string] => {
  const cases = decideCases(claims);
  const sentence = (outcomes: readonly (keyof AnswerTexts["parts"])[], none: string): string => {
    const parts = outcomes.flatMap((outcome) => {
      const own = cases.filter((decided) => decided.outcome === outcome);
      const named = own.map((decided) => ({
        name: texts.cases[decided.id],
        on: EXPLAINED.has(outcome) ? decidedBy(decided, texts) : undefined,
      }));
      return own.length > 0 ? [texts.parts[outcome](named)] : [];
    });
    return parts.length > 0 ? parts.join(" ") : none;
  };
  return [
    sentence(["http", "stdio"], texts.noneFits),
    sentence(["depends", "refuted", "inconclusive"], texts.noneDepends),
  ];
};

/** The claims that decided a case; if no transport simply fits, with what each of them says. */
export const decidedBy = ({ outcome, transport, claims }: DecidedCase, texts: AnswerTexts): string => {
  const judged = claims.filter(({ verdict }) => verdict !== "not-measured" && verdict !== "inconclusive");
  if (!EXPLAINED.has(outcome))
    return (outcome === "inconclusive" ? claims.filter(({ verdict }) => verdict === "inconclusive") : judged)
      .map(({ claim }) => claim)
      .join(", ");
  return judged.map((claim) => `${claim.claim}: ${saidBy(claim, NAMES[transport], texts)}`).join("; ");
};

const NAMES = { http: "HTTP", stdio: "stdio" } as const;

/** What a verdict says about the transport that its claim argues for. */
const saidBy = (claim: LedgerClaim, transport: string, { condition, under, refuted }: AnswerTexts): string => {
  if (claim.verdict === "depends") return claim.crossover ? under(condition(claim), transport) : condition(claim);
  return claim.verdict === "confirmed" ? transport : refuted(claim, transport);
};
