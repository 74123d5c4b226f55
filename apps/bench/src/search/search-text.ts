import { digits, percent, size, time } from "@twinhost/report";
import { sum } from "simple-statistics";
import { BUSY_SHARE } from "../summary/load.ts";
import { machineRunText } from "../summary/machine-texts.ts";
import type { MeasuredCorpus, MeasuredSearch, SearchReport } from "./search-report.ts";
import type { SearchTexts } from "./search-words.ts";

const NONE = "–";
const GIBIBYTE = 1_024 ** 3;

/** The highest allowed p50 of a selective search, in microseconds, by corpus size. */
const GOALS: ReadonlyMap<number, number> = new Map([
  [100_000, 2_000],
  [1_000_000, 8_000],
]);

const count = (value: number): string => value.toLocaleString("en-US");
const micros = (value: number | null): string => (value === null ? NONE : time(value));
const bytes = (value: number): string => (value < GIBIBYTE ? size(value) : `${digits(value / GIBIBYTE)} GiB`);

/** How each corpus was indexed, as one row of cells each. */
export const corpusLines = ({ corpora }: SearchReport): string[][] =>
  corpora.map(({ documents, bytes: texts, index }) => [
    count(documents),
    bytes(texts),
    digits(documents / index.seconds),
    time(index.seconds * 1e6),
    bytes(index.bytes),
    bytes(index.memoryBytes),
  ]);

/** How each corpus was searched: heads, and one row of cells per kind of query and number of clients. */
export const searchTable = (report: SearchReport, texts: SearchTexts): { heads: string[]; lines: string[][] } => {
  const lines = searchLines(report, texts);
  // Small corpora have no goals.
  const columns = lines.some((line) => line.at(-1) !== "") ? texts.searchHeads.length : texts.searchHeads.length - 1;
  return { heads: texts.searchHeads.slice(0, columns), lines: lines.map((line) => line.slice(0, columns)) };
};

const searchLines = ({ corpora }: SearchReport, texts: SearchTexts): string[][] =>
  corpora.flatMap(({ documents, searches }) =>
    searches.map((search) => [
      count(documents),
      texts.kinds[search.kind],
      digits(search.matches),
      String(search.clients),
      micros(search.p50),
      micros(search.p99),
      digits(search.perSecond),
      goalOf(documents, search, texts),
    ]),
  );

/** Compares engines on the same number of documents, with one row per number of clients. */
export const enginesTable = (
  reports: readonly SearchReport[],
  texts: SearchTexts,
): { heads: readonly string[]; lines: string[][] } => ({
  heads: texts.engineHeads,
  lines: reports.flatMap(({ corpora, method }) =>
    corpora.flatMap(({ documents, index, searches }) =>
      [...Map.groupBy(searches, ({ clients }) => clients)].map(([clients, ofClients]) => [
        engineOf(method),
        count(documents),
        digits(documents / index.seconds),
        bytes(index.bytes),
        String(clients),
        ...ofClients.map(({ p50, p99 }) => `${micros(p50)} / ${micros(p99)}`),
      ]),
    ),
  ),
});

const engineOf = ({ engine, model }: SearchReport["method"]): string =>
  model === undefined ? engine : `${engine} + ${model}`;

const goalOf = (documents: number, { kind, clients, p50 }: MeasuredSearch, texts: SearchTexts): string => {
  const goal = GOALS.get(documents);
  if (goal === undefined || kind !== "selective" || clients !== 1 || p50 === null) return "";
  return `< ${time(goal)}: ${p50 < goal ? texts.met : texts.notMet}`;
};

/** The run's conclusions, and why sizes have no figures. */
export const answersOf = ({ corpora, leftOut }: SearchReport, texts: SearchTexts): string[] => [
  ...growthOf(corpora, texts),
  ...leftOut.map(({ documents, neededBytes, freeBytes }) =>
    texts.leftOut(count(documents), bytes(neededBytes), bytes(freeBytes)),
  ),
];

const growthOf = (corpora: readonly MeasuredCorpus[], texts: SearchTexts): string[] => {
  const [smallest, largest] = [corpora.at(0), corpora.at(-1)];
  const [before, after] = [smallest, largest].map(selectiveMedian);
  if (!smallest || !largest || smallest === largest || !before || !after) return [];
  const times = digits(largest.documents / smallest.documents);
  return [texts.growth(count(smallest.documents), count(largest.documents), times, digits(after / before))];
};

const selectiveMedian = (corpus: MeasuredCorpus | undefined): number | null | undefined =>
  corpus?.searches.find(({ kind, clients }) => kind === "selective" && clients === 1)?.p50;

/** How the figures were measured. */
export const methodOf = ({ corpora, machine, versions, method }: SearchReport, texts: SearchTexts): readonly string[] =>
  texts.method({
    injected: count(sum(corpora.map(({ injected }) => injected))),
    engine: engineOf(method),
    machine: machineRunText({ machine, versions }, texts.machine),
    busy: machine.load.busyBefore > BUSY_SHARE ? percent(machine.load.busyBefore) : undefined,
  });
