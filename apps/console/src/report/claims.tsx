import { useState } from "react";
import { useTexts } from "../i18n/language.tsx";
import type { ClaimWords } from "./report.ts";

const ORDER = ["confirmed", "refuted", "depends", "inconclusive", "not-measured"];

/** Older reports say "undecided". */
const renamed = (claim: ClaimWords): ClaimWords =>
  claim.verdict === "undecided" ? { ...claim, verdict: "inconclusive" } : claim;

/** Every claim with its verdict and what that rests on, judged ones first. */
export const Claims = ({
  claims: given,
  heading,
  caption,
}: {
  claims: readonly ClaimWords[];
  heading: string;
  caption: string;
}) => {
  const claims = given.map(renamed);
  const texts = useTexts();
  const [shown, setShown] = useState("");
  // Questions have their own answers ("yes"), so a verdict is named by a claim's word.
  const names = new Map(claims.toReversed().map(({ verdict, verdictName }) => [verdict, verdictName]));
  const sorted = claims.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return (
    <section>
      <h2>{heading}</h2>
      <div className="claims-head">
        <p className="quiet">{caption}</p>
        <label>
          {texts.report.filter}{" "}
          <select value={shown} onChange={(event) => setShown(event.target.value)}>
            <option value="">
              {texts.report.all} ({claims.length})
            </option>
            {ORDER.filter((verdict) => names.has(verdict)).map((verdict) => (
              <option key={verdict} value={verdict}>
                {names.get(verdict)} ({claims.filter((claim) => claim.verdict === verdict).length})
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="claims">
        {sorted
          .filter(({ verdict }) => shown === "" || verdict === shown)
          .map((claim) => (
            <Claim key={claim.claim} {...claim} />
          ))}
      </ul>
    </section>
  );
};

const Claim = ({ claim, name, verdict, verdictName, because, scope }: ClaimWords) => (
  <li className={`claim ${verdict}`}>
    <span className="claim-id">{claim}</span>
    <div>
      <p>
        <strong>{name}</strong> <span className={`badge ${verdict}`}>{verdictName}</span>{" "}
        <span className="quiet">{scope}</span>
      </p>
      <p className="quiet">{because}</p>
    </div>
  </li>
);
