import { Fragment } from "react";
import { useLanguage } from "../i18n/language.tsx";
import { digits } from "../shared/figures.ts";
import { PercentileCell } from "../shared/percentile-cell.tsx";
import { useUsageTexts } from "./messages.ts";
import type { DetailedRow, Usage } from "./use-usage.ts";

const COUNTED = ["period", "name", "calls", "errors", "errorsByCode", "p50Ms", "p95Ms"];

/** Calls by period, newest first. */
export const UsageRows = ({ usage: { choice, groups, rows } }: { usage: Usage }) => {
  const texts = useUsageTexts();
  const by = choice.by ?? groups[0] ?? "";
  const measures = Object.keys(rows[0] ?? {}).filter((name) => !COUNTED.includes(name));
  const heads = [
    texts.groups[by] ?? by,
    ...[texts.calls, texts.errors, texts.p50, texts.p95],
    ...measures.map((measure) => texts.measures[measure] ?? measure),
  ];
  const periods = [...Map.groupBy(rows, ({ period }) => period)].reverse();
  return (
    <>
      <p id="caption" className="quiet">
        {texts.caption}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="scroll" aria-labelledby="caption" tabIndex={0}>
        <table className="stacked" aria-labelledby="caption">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {periods.map(([period, ofPeriod]) => (
            <tbody key={period}>
              <tr>
                <th scope="rowgroup" colSpan={heads.length}>
                  {nameOfPeriod(period, choice.period)}
                </th>
              </tr>
              {ofPeriod.map((row) => (
                <Row key={row.name} row={row} measures={measures} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  );
};

const Row = ({ row, measures }: { row: DetailedRow; measures: readonly string[] }) => {
  const texts = useUsageTexts();
  const [language] = useLanguage();
  const whole = (count: number): string => count.toLocaleString(language);
  const codes = Object.entries(row.errorsByCode).map(([code, count]) => `${code} ${whole(count)}`);
  return (
    <Fragment>
      <tr className={row.errors > 0 ? "failed" : ""}>
        <th scope="row" title={row.name}>
          {row.name}
        </th>
        <td data-label={texts.calls}>{whole(row.calls)}</td>
        <td data-label={texts.errors} className={row.errors > 0 ? "bad" : ""}>
          {whole(row.errors)}
        </td>
        <PercentileCell percentile={50} calls={row.calls} value={row.p50Ms} label={texts.p50} title={texts.tooFew} />
        <PercentileCell percentile={95} calls={row.calls} value={row.p95Ms} label={texts.p95} title={texts.tooFew} />
        {measures.map((measure) => (
          <td key={measure} data-label={texts.measures[measure] ?? measure}>
            {measureOf(measure, Number(row[measure]), whole)}
          </td>
        ))}
      </tr>
      {row.errors > 0 && (
        <tr className="codes">
          <td colSpan={5 + measures.length}>{`${texts.errors}: ${codes.join(", ")}`}</td>
        </tr>
      )}
    </Fragment>
  );
};

/** Bytes are shown in kB, as in their column heads. */
const measureOf = (name: string, value: number, whole: (count: number) => string): string =>
  name.startsWith("bytes") ? digits(value / 1_000) : whole(value);

const nameOfPeriod = (period: string, length: Usage["choice"]["period"]): string => {
  const start = new Date(period).toISOString();
  return length === "day" ? start.slice(0, 10) : start.slice(0, 16).replace("T", " ");
};
