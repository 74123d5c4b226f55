import type { ClaimWords } from "./report.ts";

const ORDER = ["confirmed", "refuted", "depends", "inconclusive", "not-measured"];

/** How many claims came to each verdict. Questions have their own answers, so a verdict is named by a claim's word. */
export const VerdictTotals = ({ claims }: { claims: readonly ClaimWords[] }) => {
  const names = new Map(claims.toReversed().map(({ verdict, verdictName }) => [verdict, verdictName]));
  return (
    <ul className="totals">
      {ORDER.filter((verdict) => names.has(verdict)).map((verdict) => (
        <li key={verdict} className={`badge ${verdict}`}>
          {names.get(verdict)} {claims.filter((claim) => claim.verdict === verdict).length}
        </li>
      ))}
    </ul>
  );
};
