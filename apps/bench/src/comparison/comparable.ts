import {
  type Estimate,
  type LedgerExperiment,
  type LedgerReport,
  publishedReport,
  type Report,
  type ReportRow,
  readLedger,
  type Unit,
  type Verdict,
} from "@twinhost/report";
import type { Experiment } from "../experiments/experiment.ts";
import { EXPERIMENTS } from "../experiments/registry.ts";
import { widen } from "../experiments/statistics.ts";
import { BUSY_SHARE } from "../summary/load.ts";
import { widenToQuestions } from "./share-interval.ts";

/** A figure of a report in a form that can be compared with another report's. */
export interface ComparableFigure {
  readonly id: string;
  readonly name: string;
  readonly nameKo: string;
  readonly unit: Unit;
  readonly measured: Estimate;
  /** Widened by the difference between two identical deployments in the same run; a share, by its few questions too. */
  readonly beyondNoise: Estimate;
  /** Which direction is a loss; null if neither is. */
  readonly worse: "more" | "less" | null;
  /** Depends on the machine and versions, so runs under other circumstances differ whatever the code. */
  readonly isAbsolute: boolean;
}

/** A report of `bench` or `bench claims`. */
export interface ComparableReport {
  readonly kind: "bench claims" | "bench";
  readonly startedAt: string;
  /** Runs whose circumstances differ have different absolute figures. */
  readonly circumstances: string;
  readonly circumstancesKo: string;
  readonly verdicts: readonly { readonly claim: string; readonly verdict: Verdict }[];
  /** Experiments without figures, because an answer was wrong or an injected fault did not show. */
  readonly voided: readonly string[];
  readonly figures: readonly ComparableFigure[];
}

/** @throws when it is no report.json of a known version */
export const comparableReport = (json: unknown): ComparableReport => {
  const isLedger = typeof json === "object" && json !== null && "experiments" in json;
  return isLedger ? ofLedger(readLedger(json)) : ofPlain(publishedReport.parse(json));
};

const ofLedger = (report: LedgerReport): ComparableReport => ({
  kind: "bench claims",
  startedAt: report.startedAt,
  ...circumstancesOf(report, report.mode),
  verdicts: report.claims,
  voided: report.experiments.flatMap(({ id, outcome }) => (outcome === "void" ? [id] : [])),
  figures: report.experiments.flatMap((experiment) => {
    const namesIn = (language: "en" | "ko") => {
      const words = report.words[language].experiments.find(({ id }) => id === experiment.id);
      return (id: string): string => words?.figures.find((figure) => figure.id === id)?.name ?? id;
    };
    return figuresOf(experiment, namesIn("en"), namesIn("ko"));
  }),
});

type NameOf = (id: string) => string;

const figuresOf = (experiment: LedgerExperiment, nameOf: NameOf, nameKoOf: NameOf): ComparableFigure[] => {
  const { id } = experiment;
  const known = EXPERIMENTS.find((candidate) => candidate.id === id);
  // Like verdicts, changes never rest on times that other programs disturbed.
  const isDisturbed = (experiment.othersShare ?? 0) > BUSY_SHARE;
  const figures = experiment.figures.map((figure) => ({ ...figure, measured: exactly(known, figure) }));
  const noises = new Map(
    figures
      .flatMap(({ noise }) => figures.filter((figure) => figure.id === noise))
      .map((figure) => [figure.id, figure]),
  );
  return figures.flatMap(({ id: figure, unit, measured, noise }): ComparableFigure[] => {
    if (noises.has(figure)) return [];
    const own = noise === null ? undefined : noises.get(noise);
    const others = [...noises.values()].filter((other) => other.unit === NOISE_UNITS[unit]);
    const isCost = unit === "micros" || unit === "bytes";
    const {
      worse = isCost ? "more" : null,
      isAbsolute = isCost,
      outOf,
    } = known?.figures.find((candidate) => candidate.id === figure) ?? {};
    const isTimed = unit !== "bytes" && (unit !== "count" || isAbsolute);
    const questions = figures.find((candidate) => candidate.id === outOf)?.measured.value ?? 0;
    const beyondNoise = (own ? [own] : others).reduce(
      (widened, noise) => widen(widened, noise.measured, noise.unit),
      widenToQuestions(measured, questions),
    );
    return [
      {
        id: `${id} ${figure}`,
        name: `${id}: ${nameOf(figure)}`,
        nameKo: `${id}: ${nameKoOf(figure)}`,
        unit,
        measured,
        beyondNoise: isDisturbed && isTimed ? { ...measured, low: null, high: null } : beyondNoise,
        worse,
        isAbsolute,
      },
    ];
  });
};

/** Whose noise widens a figure without its own: times and sizes of two identical deployments are compared by a ratio. */
const NOISE_UNITS: Readonly<Partial<Record<Unit, Unit>>> = { micros: "ratio", bytes: "ratio", share: "share" };

/** A count from a single start is exact and needs no interval. */
const exactly = (known: Experiment | undefined, { unit, measured }: LedgerExperiment["figures"][number]): Estimate => {
  const isCounted = unit === "count" && known?.mostStarts === 1;
  return isCounted ? { ...measured, low: measured.value, high: measured.value } : measured;
};

const ofPlain = (report: Report): ComparableReport => ({
  kind: "bench",
  startedAt: report.startedAt,
  ...circumstancesOf(report, report.method.mode),
  verdicts: report.claims,
  voided: [],
  figures: [
    ...report.rows.flatMap(figuresOfRow),
    ...report.comparisons.map(({ id, ratio }) => plainFigure([id, id], "ratio", ratio, null)),
  ],
});

const figuresOfRow = ({ row, calculate, cpu, memory, coldStart, throughput }: ReportRow): ComparableFigure[] => [
  plainFigure([`${row}, p50`, `${row}, p50`], "micros", calculate.p50, "more"),
  // Seconds per 1,000 calls are milliseconds per call.
  plainFigure([`${row}, CPU of the client`, `${row}, 클라이언트 CPU`], "micros", scaled(cpu.client, 1_000), "more"),
  ...(cpu.server
    ? [plainFigure([`${row}, CPU of the server`, `${row}, 서버 CPU`], "micros", scaled(cpu.server, 1_000), "more")]
    : []),
  ...(memory.server ? [plainFigure([`${row}, memory`, `${row}, 메모리`], "bytes", memory.server, "more")] : []),
  ...(coldStart
    ? [
        plainFigure(
          [`${row}, cold start`, `${row}, 콜드 스타트`],
          "micros",
          scaled(coldStart.milliseconds, 1_000),
          "more",
        ),
      ]
    : []),
  ...throughput.map(({ concurrency, perSecond }) =>
    plainFigure(
      [`${row}, calls a second at ${concurrency}`, `${row}, 초당 호출(동시 ${concurrency}건)`],
      "count",
      perSecond,
      "less",
    ),
  ),
];

const plainFigure = (
  [name, nameKo]: readonly [name: string, nameKo: string],
  unit: Unit,
  measured: Estimate,
  worse: ComparableFigure["worse"],
): ComparableFigure => ({
  id: name,
  name,
  nameKo,
  unit,
  measured,
  beyondNoise: measured,
  worse,
  isAbsolute: worse !== null,
});

const scaled = ({ value, low, high }: Estimate, factor: number): Estimate => ({
  value: value * factor,
  low: low === null ? null : low * factor,
  high: high === null ? null : high * factor,
});

const circumstancesOf = ({ machine, versions }: Pick<Report, "machine" | "versions">, mode: "quick" | "full") => {
  const { cpu, cores, platform } = machine;
  const modeKo = { quick: "빠른 실행", full: "전체 실행" }[mode];
  return {
    circumstances: `${mode} run, ${cpu}, ${cores} cores, ${platform}, Node ${versions.node}`,
    circumstancesKo: `${modeKo}, ${cpu}, 코어 ${cores}개, ${platform}, Node ${versions.node}`,
  };
};
