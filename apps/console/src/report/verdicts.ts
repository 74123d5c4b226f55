import type { ClaimWords } from "./report.ts";

/** In display order. */
const VERDICTS = ["confirmed", "refuted", "depends", "inconclusive", "not-measured"];

/** A verdict, its name, and its claims. */
interface VerdictGroup {
  readonly verdict: string;
  readonly name: string;
  readonly claims: readonly ClaimWords[];
}

/** Older reports say "undecided". */
const verdictOf = ({ verdict }: ClaimWords): string => (verdict === "undecided" ? "inconclusive" : verdict);

/** Groups claims by verdict. Questions have their own answers ("yes"), so the name comes from a claim if possible. */
export const byVerdict = (claims: readonly ClaimWords[]): VerdictGroup[] =>
  VERDICTS.flatMap((verdict) => {
    const own = claims.filter((claim) => verdictOf(claim) === verdict).map((claim) => ({ ...claim, verdict }));
    const named = own.find(({ claim }) => !claim.startsWith("X")) ?? own[0];
    return named ? [{ verdict, name: named.verdictName, claims: own }] : [];
  });
