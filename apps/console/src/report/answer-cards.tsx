import { tailOf } from "@twinhost/report/plots";
import { time } from "../shared/figures.ts";
import type { Report, ReportRow, Words } from "./report.ts";

/** The two figures behind the answer. */
export const AnswerCards = ({ report, words }: { report: Report; words: Words }) => {
  const rowOf = (name: string): ReportRow | undefined => report.rows.find(({ row }) => row === name);
  return (
    <div className="cards">
      <Card side="http" row={rowOf("http")} words={words} />
      {words.direct && <p className="versus">{words.direct}</p>}
      <Card side="stdio" row={rowOf("stdio")} words={words} />
    </div>
  );
};

const Card = ({ side, row, words }: { side: "http" | "stdio"; row: ReportRow | undefined; words: Words }) => {
  if (!row) return null;
  const tail = tailOf(row.calculate);
  return (
    <div className={`card ${side}`}>
      <span className="card-transport">{words.rows[row.row]}</span>
      <strong>{time(row.calculate.p50.value / 1_000)}</strong>
      <span className="quiet">{tail && `${tail.name} ${time(tail.at / 1_000)}`}</span>
    </div>
  );
};
