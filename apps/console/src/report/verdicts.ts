import type { ClaimWords } from "./report.ts";

/** In the order in which they are shown. */
const VERDICTS = ["confirmed", "refuted", "depends", "inconclusive", "not-measured"];

/** A verdict, its name, and the claims that came to it. */
interface VerdictGroup {
  readonly verdict: string;
  readonly name: string;
  readonly claims: readonly ClaimWords[];
}

/** Older reports say "undecided". */
const verdictOf = ({ verdict }: ClaimWords): string => (verdict === "undecided" ? "inconclusive" : verdict);

/** Claims by their verdicts. Questions have their own answers ("yes"), so a verdict is named by a claim's word. */
export const byVerdict = (claims: readonly ClaimWords[]): VerdictGroup[] =>
  VERDICTS.flatMap((verdict) => {
    const own = claims.filter((claim) => verdictOf(claim) === verdict).map((claim) => ({ ...claim, verdict }));
    const named = own.find(({ claim }) => !claim.startsWith("X")) ?? own[0];
    return named ? [{ verdict, name: named.verdictName, claims: own }] : [];
  });
