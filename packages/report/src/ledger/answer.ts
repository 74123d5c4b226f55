import type { ClaimId } from "../claims.ts";
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
  /** What holds on the other side of a claim's crossover; "" if the transport alone says it. */
  beyond(claim: LedgerClaim): string;
  /** Why confirmed claims speak for the transport of their case. */
  readonly reasons: Readonly<Partial<Record<ClaimId, string>>>;
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
        on: EXPLAINED.has(outcome) ? decidedInShort(decided, texts) : undefined,
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

/** The claims that decided a case, each with what it says of the transport that the case argues for, and why. */
export const decidedBy = (decided: DecidedCase, texts: AnswerTexts): string =>
  saidOf(decided, texts, ({ claim }, transport) => {
    const reason = texts.reasons[claim] ?? transport;
    return EXPLAINED.has(decided.outcome) ? `${transport}, ${reason}` : reason;
  });

/** The same without reasons, short enough for a sentence. */
const decidedInShort = (decided: DecidedCase, texts: AnswerTexts): string =>
  saidOf(decided, texts, (_claim, transport) => transport);

const NAMES = { http: "HTTP", stdio: "stdio" } as const;

/** @param confirmed what a confirmed claim says */
const saidOf = (
  { outcome, transport, claims }: DecidedCase,
  texts: AnswerTexts,
  confirmed: (claim: LedgerClaim, transport: string) => string,
): string => {
  if (outcome === "inconclusive")
    return claims.flatMap(({ claim, verdict }) => (verdict === "inconclusive" ? [claim] : [])).join(", ");
  return claims
    .filter(({ verdict }) => verdict !== "not-measured" && verdict !== "inconclusive")
    .map((claim) => {
      const say = claim.verdict === "confirmed" ? confirmed : saidOtherwise(texts);
      return `${claim.claim}: ${say(claim, NAMES[transport])}`;
    })
    .join("; ");
};

/** What a verdict other than "confirmed" says about the transport that its claim argues for. */
const saidOtherwise =
  (texts: AnswerTexts) =>
  (claim: LedgerClaim, transport: string): string => {
    if (claim.verdict === "refuted") return texts.refuted(claim, transport);
    const condition = texts.condition(claim);
    return claim.crossover ? `${texts.under(condition, transport)}${texts.beyond(claim)}` : condition;
  };
