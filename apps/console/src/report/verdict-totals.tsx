import type { ClaimWords } from "./report.ts";
import { byVerdict } from "./verdicts.ts";

/** The number of claims per verdict. */
export const VerdictTotals = ({ claims }: { claims: readonly ClaimWords[] }) => (
  <ul className="totals">
    {byVerdict(claims).map(({ verdict, name, claims: own }) => (
      <li key={verdict} className={`badge ${verdict}`}>
        {name} {own.length}
      </li>
    ))}
  </ul>
);
