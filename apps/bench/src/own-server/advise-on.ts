import {
  adviceCase,
  adviceText,
  advise,
  type Constant,
  type ConstantId,
  type Constants,
  constantsFrom,
  type Language,
  referenceConstants,
} from "@twinhost/advisor";
import type { LedgerReport, OwnServerReport, OwnServerRowId } from "@twinhost/report";

type Measured = Omit<OwnServerReport, "advice">;

/** Figures of the measured server that replace those of our own tools. */
const FROM_ROWS: readonly {
  readonly constant: ConstantId;
  readonly rows: readonly OwnServerRowId[];
  read(row: (id: OwnServerRowId) => Figures, of: (constant: ConstantId) => number): number;
}[] = [
  {
    constant: "addedHttp",
    rows: ["stdio", "host-http"],
    read: (row, of) => of("addedStdio") + row("host-http").p50 - row("stdio").p50,
  },
  {
    constant: "poolBytes",
    rows: ["stdio", "stdio-pool"],
    read: (row) => row("stdio-pool").memory - row("stdio").memory,
  },
  {
    constant: "llmStdioBytes",
    rows: ["stdio", "stdio-pool"],
    read: (row, of) => of("llmStdioBytes") - of("poolBytes") + row("stdio-pool").memory - row("stdio").memory,
  },
  { constant: "stdioPerCall", rows: ["stdio-per-call"], read: (row) => row("stdio-per-call").p50 },
];

interface Figures {
  /** Microseconds. */
  readonly p50: number;
  /** Bytes. */
  readonly memory: number;
}

/**
 * The advisor's answer for one LLM server that uses the measured server, whose figures replace those of our own tools.
 * Everything else in the case has the advisor's defaults. Null if the plain scenario was not measured.
 * @param ledger - the last `bench claims` of this machine; without it the reference figures fill in the rest
 */
export const adviseOn = (
  report: Measured,
  ledger: LedgerReport | undefined,
  file: string,
): OwnServerReport["advice"] => {
  const figures = new Map(
    report.rows.flatMap(({ id, p50, memoryBytes }) =>
      p50 ? [[id, { p50: p50.value, memory: memoryBytes?.value ?? Number.NaN }] as const] : [],
    ),
  );
  const direct = report.rows.find(({ id }) => id === report.server.transport);
  if (!direct?.p50) return null;
  const given = adviceCase.parse({
    toolLanguage: "other",
    toolMs: direct.p50.value / 1_000,
    ...(direct.bytes && { payloadKiB: (direct.bytes.request + direct.bytes.response) / 1_024 }),
  });
  const base = ledger ? constantsFrom(ledger) : referenceConstants;
  const advice = advise(given, { ...base, ...measuredOf(report, figures, base, file) });
  const inLanguage = (language: Language) => {
    const { answer, confidence, changes, table, sources } = adviceText(advice, language);
    return {
      answer: answer.join(" "),
      confidence,
      changes: [...changes],
      table: { head: [...table.head], rows: table.rows.map((row) => [...row]) },
      sources: [...sources],
    };
  };
  return { en: inLanguage("en"), ko: inLanguage("ko") };
};

const measuredOf = (
  { startedAt, method, machine }: Measured,
  figures: ReadonlyMap<OwnServerRowId, Figures>,
  base: Constants,
  file: string,
): Partial<Record<ConstantId, Constant>> => {
  const row = (id: OwnServerRowId): Figures => figures.get(id) ?? { p50: Number.NaN, memory: Number.NaN };
  const of = (constant: ConstantId): number => base[constant].value;
  return Object.fromEntries(
    FROM_ROWS.flatMap(({ constant, rows, read }) => {
      const value = read(row, of);
      // A row is missing, or the difference is lost in noise.
      if (!(value > 0)) return [];
      const source = {
        kind: "measured" as const,
        startedAt,
        mode: method.mode,
        machine: `${machine.cpu}, ${machine.cores} cores`,
        experiment: "bench mcp",
        figures: [...rows],
        file,
      };
      return [[constant, { ...base[constant], value, low: value, high: value, source }]];
    }),
  );
};
