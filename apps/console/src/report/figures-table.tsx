import { ScrollRegion } from "../shared/scroll-region.tsx";
import { sideOf } from "../shared/transports.ts";
import { type ReportRow, type ReportTable, transportOf, type Words } from "./report.ts";

/** All figures, and the ratios between them. */
export const FiguresTable = ({ rows, words }: { rows: readonly ReportRow[]; words: Words }) => {
  const transportOfRow = (name: string): string => {
    const row = rows.find((candidate) => candidate.row === name);
    return row ? transportOf(row) : name;
  };
  const { tools, query } = words.figures;
  return (
    <>
      <section>
        <h2>{words.sections.figures}</h2>
        <p className="quiet">{words.captions.figures}</p>
        <Table table={tools} label={words.sections.figures} transportOfRow={transportOfRow} />
        {query.lines.length > 0 && (
          <>
            <h3 className="seen">{words.sections.query}</h3>
            <Table table={query} label={words.sections.query} transportOfRow={transportOfRow} />
          </>
        )}
      </section>
      <section>
        <h2>{words.sections.ratios}</h2>
        <p className="quiet">{words.captions.ratios}</p>
        <table className="ratios">
          <thead>
            <tr>
              <th scope="col">{words.heads.compared}</th>
              <th scope="col">{words.heads.result}</th>
            </tr>
          </thead>
          <tbody>
            {words.comparisons.map(({ name, result }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{result}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};

const Table = ({
  table,
  label,
  transportOfRow,
}: {
  table: ReportTable;
  label: string;
  transportOfRow: (row: string) => string;
}) => {
  const reasons = [...new Set(table.lines.flatMap(({ cells }) => cells.flatMap(({ reason }) => reason ?? [])))];
  return (
    <>
      <ScrollRegion label={label}>
        <table className="figures">
          <thead>
            <tr>
              {table.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.lines.map(({ row, cells: [name, ...cells] }) => (
              <tr key={row} className={`side-${sideOf(transportOfRow(row))} transport-${transportOfRow(row)}`}>
                <th scope="row">{name?.text}</th>
                {cells.map(({ text, reason }, index) => (
                  <td key={table.heads[index + 1]} title={reason}>
                    {text}
                    {reason !== undefined && <sup>{reasons.indexOf(reason) + 1}</sup>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {reasons.length > 0 && (
        <ol className="reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ol>
      )}
    </>
  );
};
