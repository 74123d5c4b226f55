import { type Advice, type AdviceText, type ConstantId, TRANSPORTS, type Transport } from "@twinhost/advisor";
import { useLanguage, useTexts } from "../i18n/language.tsx";
import { ScrollRegion } from "../shared/scroll-region.tsx";
import { sideOf } from "../shared/transports.ts";
import { Guide } from "./guide.tsx";
import { NamedValues } from "./named-values.tsx";

/** The advice and its wording. */
export interface AdviceProps {
  readonly advice: Advice;
  readonly text: AdviceText;
}

/** A stdio pool counts as stdio. */
const sideOfColumn = (transport: Transport | undefined): string => sideOf(transport?.replace(/-pool$/, "") ?? "");

/** All transports in this case. Each figure shows its formula on hover; all formulas are listed below. */
export const TransportsTable = ({ advice, text }: AdviceProps) => {
  const texts = useTexts();
  const { headings, table } = text;
  const isChosen = (index: number): boolean => TRANSPORTS[index - 1] === advice.answer.llmServers;
  return (
    <section>
      <h2>{headings.table}</h2>
      <ScrollRegion label={headings.table}>
        <table className="transports stacked">
          <thead>
            <tr>
              {table.head.map((name, index) => (
                <th
                  key={name}
                  scope="col"
                  className={index === 0 ? undefined : `side-${sideOfColumn(TRANSPORTS[index - 1])}`}
                >
                  {name}
                  {isChosen(index) && <span className="quiet"> {texts.advisor.chosen}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name = "", ...cells], line) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => {
                  const transport = TRANSPORTS[index];
                  const formula = transport && advice.costs[line]?.transports[transport].formula;
                  const head = table.head[index + 1] ?? "";
                  const marks = isChosen(index + 1)
                    ? { className: "chosen", "data-label": `${head} ${texts.advisor.chosen}` }
                    : { "data-label": head };
                  return (
                    <td key={transport} title={formula} {...marks}>
                      {cell}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
};

/** The nine criteria: the transport each favours here, why, the claims and figures behind it, and its guide. */
export const Criteria = ({ advice, text }: AdviceProps) => {
  const { advisor } = useTexts();
  const [language] = useLanguage();
  return (
    <section>
      <h2>{text.headings.criteria}</h2>
      <p className="quiet">{advisor.claims}</p>
      <Guide path={`docs/${language}/reading-the-report.md`} label={advisor.allClaims} />
      <ul className="criteria">
        {text.criteria.map(({ name, tips, because, claims, guide }, index) => {
          const criterion = advice.criteria[index];
          return (
            <li key={name} className={`tips-${criterion?.tips}`}>
              <p>
                <strong>{name}</strong> <span className="badge">{tips}</span>
              </p>
              <p className="quiet">{because}</p>
              <Constants ids={criterion?.constants ?? []} text={text} claims={claims} />
              <Guide path={guide} label={text.headings.guide} />
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Constants = ({ ids, text, claims }: { ids: readonly ConstantId[]; text: AdviceText; claims: string }) => {
  const texts = useTexts();
  const shown = text.constants.filter(({ id }) => ids.includes(id));
  if (shown.length === 0) return <p className="quiet">{claims}</p>;
  return (
    <details>
      <summary>{texts.advisor.figures(claims)}</summary>
      <NamedValues values={shown} />
    </details>
  );
};
