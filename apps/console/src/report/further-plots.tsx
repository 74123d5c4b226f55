import {
  type BytesLine,
  bytesPlot,
  bytesWords,
  type CpuRow,
  cpuMost,
  cpuPlot,
  cpuWords,
  type ThroughputLine,
  throughputDomain,
  throughputPlot,
  throughputWords,
} from "@twinhost/report/plots";
import { type ReactNode, useCallback, useMemo } from "react";
import { bytes, digits } from "../shared/figures.ts";
import { type Draw, PlotFigure } from "../shared/plot-figure.tsx";
import { colorOf, labelColorOf } from "../shared/transports.ts";
import { isFloor, type ReportRow, sideOfRow, transportOf, type Words } from "./report.ts";

interface PlotsProps {
  /** Rows of direct tool calls, including the floors. */
  readonly rows: readonly ReportRow[];
  readonly words: Words;
}

/** Besides latency: calls per second, CPU and bytes. Older reports have no texts for these. */
export const FurtherPlots = ({ rows, words }: PlotsProps) => {
  const counted = rows.filter(
    ({ row, bytes: counted }) => (counted?.payloads.length ?? 0) > 0 && !/-sdk|-again/.test(row),
  );
  return (
    <>
      <Section of="throughput" words={words}>
        <ThroughputPlots rows={rows} words={words} />
      </Section>
      <Section of="cpu" words={words}>
        <CpuPlots rows={rows} words={words} />
      </Section>
      {counted.length > 0 && (
        <Section of="bytes" words={words}>
          <BytesPlot rows={counted} words={words} />
        </Section>
      )}
    </>
  );
};

const Section = ({
  of,
  words: { sections, seen, captions },
  children,
}: {
  of: "throughput" | "cpu" | "bytes";
  words: Words;
  children: ReactNode;
}) =>
  sections[of] === undefined ? null : (
    <section>
      <h2>{sections[of]}</h2>
      <figure>
        <h3>{seen[of]}</h3>
        {children}
        <figcaption>{captions[of]}</figcaption>
      </figure>
    </section>
  );

/** HTTP left, stdio right. */
const Sides = ({ words, of }: { words: Words; of: (side: "http" | "stdio") => ReactNode }) => (
  <div className="two">
    {(["http", "stdio"] as const).map((side) => (
      <div key={side} className={`side ${side}`}>
        <h4>{words.sides[side]}</h4>
        {of(side)}
      </div>
    ))}
  </div>
);

const lookOf = (row: ReportRow) => {
  const transport = transportOf(row);
  return { color: colorOf(transport), labelColor: labelColorOf(transport) };
};

const linesOf = (rows: readonly ReportRow[], words: Words): ThroughputLine[] =>
  rows
    .filter(({ throughput = [] }) => throughput.length > 0)
    .map((row) => ({
      label: words.rows[row.row] ?? row.row,
      ...lookOf(row),
      isFloor: isFloor(row),
      points: (row.throughput ?? []).map(({ concurrency, perSecond: { value, low, high } }) => ({
        concurrency,
        value,
        low: low ?? value,
        high: high ?? value,
      })),
    }));

const ThroughputPlots = ({ rows, words }: PlotsProps) => {
  const domain = throughputDomain(linesOf(rows, words));
  return (
    <Sides
      words={words}
      of={(side) => (
        <ThroughputPlot
          lines={linesOf(
            rows.filter((row) => sideOfRow(row) === side),
            words,
          )}
          domain={domain}
          axis={words.axes?.concurrency ?? ""}
        />
      )}
    />
  );
};

const ThroughputPlot = ({
  lines,
  domain,
  axis,
}: {
  lines: readonly ThroughputLine[];
  domain: readonly [number, number];
  axis: string;
}) => {
  const draw = useCallback<Draw>(
    (plot, width) => throughputPlot(plot, { lines, domain, width, axis, digits }),
    [lines, domain, axis],
  );
  return <PlotFigure draw={draw} alternative={throughputWords(lines, digits)} />;
};

const cpuRowsOf = (rows: readonly ReportRow[], words: Words): CpuRow[] =>
  rows.flatMap((row) =>
    row.cpu
      ? [
          {
            key: row.row,
            label: words.rows[row.row] ?? row.row,
            color: lookOf(row).color,
            client: row.cpu.client.value,
            server: row.cpu.server?.value,
          },
        ]
      : [],
  );

const CpuPlots = ({ rows, words }: PlotsProps) => {
  const most = cpuMost(cpuRowsOf(rows, words));
  return (
    <Sides
      words={words}
      of={(side) => (
        <CpuPlot
          rows={cpuRowsOf(
            rows.filter((row) => sideOfRow(row) === side),
            words,
          )}
          most={most}
        />
      )}
    />
  );
};

const CpuPlot = ({ rows, most }: { rows: readonly CpuRow[]; most: number }) => {
  const draw = useCallback<Draw>((plot, width) => cpuPlot(plot, { rows, most, width, digits }), [rows, most]);
  return <PlotFigure draw={draw} alternative={cpuWords(rows, digits)} />;
};

const BytesPlot = ({ rows, words }: PlotsProps) => {
  const lines = useMemo(() => bytesLinesOf(rows, words), [rows, words]);
  const draw = useCallback<Draw>(
    (plot, width) => bytesPlot(plot, { lines, width, axis: words.axes?.answerBytes ?? "", size: bytes, digits }),
    [lines, words],
  );
  return <PlotFigure draw={draw} alternative={bytesWords(lines, { size: bytes, digits })} />;
};

const bytesLinesOf = (rows: readonly ReportRow[], words: Words): BytesLine[] =>
  rows.map((row) => ({
    label: words.rows[row.row] ?? row.row,
    ...lookOf(row),
    isDashed: row.row.endsWith("@2025-11-25"),
    points: (row.bytes?.payloads ?? []).map(({ request, response, answerBytes }) => ({
      answerBytes,
      times: (request + response) / answerBytes,
    })),
  }));
