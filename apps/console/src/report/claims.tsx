import { useState } from "react";
import { useTexts } from "../i18n/language.tsx";
import type { ClaimWords } from "./report.ts";
import { byVerdict } from "./verdicts.ts";

/** Every claim with its verdict and evidence, judged ones first. */
export const Claims = ({
  claims,
  heading,
  caption,
}: {
  claims: readonly ClaimWords[];
  heading: string;
  caption: string;
}) => {
  const texts = useTexts();
  const [shown, setShown] = useState("");
  const groups = byVerdict(claims);
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
            {groups.map(({ verdict, name, claims: own }) => (
              <option key={verdict} value={verdict}>
                {name} ({own.length})
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="claims">
        {groups
          .filter(({ verdict }) => shown === "" || verdict === shown)
          .flatMap(({ claims: own }) => own.map((claim) => <Claim key={claim.claim} {...claim} />))}
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
