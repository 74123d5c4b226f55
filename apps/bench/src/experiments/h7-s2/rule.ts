import { type Side, sideOf, verdictOf } from "../../verdicts/judge.ts";
import type { ClaimRule, Figure } from "../experiment.ts";
import { differenceOf, meanOf, ratioOf, totalOf } from "../statistics.ts";
import { askedCell, BREAKING, CLIENTS, cell, FAULTS, type Fault, ROWS, type Row, timeCell } from "./cells.ts";

export const THRESHOLDS = {
  /** A service that fails more questions than it answers has stopped. */
  stopsFromLost: 0.5,
  /** One lost question in twenty is what users would report. */
  mattersBelowKept: 0.95,
  /** Losing none of this many shows, at 95 %, that fewer than one in twenty is lost (the rule of three). */
  fewestAsked: 60,
  /** Answers that take half as long again: 1 / 1.5. */
  mattersBelowPace: 0.67,
} as const;

const lost = (row: Row, fault: Fault): Figure => ({
  id: cell("lost", row, fault),
  unit: "share",
  of: meanOf(cell("lost", row, fault)),
  // All rows are called at the same rate.
  outOf: askedCell(fault),
  ...(row === "llm-http" && { noise: `noise:lost@${fault}` }),
  // Without resilience, losses come from the fault itself and are no regression.
  ...(!row.endsWith("-off") && { worse: "more" as const }),
});

const noise = (fault: Fault): Figure => ({
  id: `noise:lost@${fault}`,
  unit: "share",
  of: differenceOf(cell("lost", "llm-http-again", fault), cell("lost", "llm-http", fault)),
});

const kept = (fault: Fault): Figure => ({
  id: `kept@${fault}`,
  unit: "share",
  of: (starts) => 1 - meanOf(cell("lost", "llm-stdio", fault))(starts),
  outOf: askedCell(fault),
  noise: `noise:kept@${fault}`,
});

const asked = (fault: Fault): Figure => ({
  id: askedCell(fault),
  unit: "count",
  of: totalOf(askedCell(fault)),
});

const noiseOfKept = (fault: Fault): Figure => ({
  id: `noise:kept@${fault}`,
  unit: "share",
  of: differenceOf(cell("lost", "llm-stdio-again", fault), cell("lost", "llm-stdio", fault)),
});

const P50 = (row: Row, when: "pass" | "faults"): string => timeCell(row, when, "p50");
const micros = (id: string): Figure => ({ id, unit: "micros", of: meanOf(id) });

export const FIGURES: readonly Figure[] = [
  ...ROWS.flatMap((row) => FAULTS.map((fault) => lost(row, fault))),
  ...FAULTS.flatMap((fault) => [noise(fault), kept(fault), noiseOfKept(fault), asked(fault)]),
  {
    id: "pace",
    unit: "ratio",
    of: ratioOf(P50("llm-stdio", "pass"), P50("llm-stdio", "faults")),
    noise: "noise:pace",
  },
  {
    id: "noise:pace",
    unit: "ratio",
    of: (starts) =>
      ratioOf(P50("llm-stdio-again", "pass"), P50("llm-stdio-again", "faults"))(starts) /
      ratioOf(P50("llm-stdio", "pass"), P50("llm-stdio", "faults"))(starts),
  },
  ...(["detect", "wait", "recover"] as const).flatMap((kind) =>
    CLIENTS.flatMap((row) => BREAKING.map((fault) => micros(cell(kind, row, fault)))),
  ),
  ...ROWS.flatMap((row) => [micros(timeCell(row, "pass", "p95")), micros(timeCell(row, "loss", "p95"))]),
];

/** Questions to an LLM server whose tools are reached over the failing network. */
export const H7: ClaimRule = {
  thresholds: { stopsFromLost: THRESHOLDS.stopsFromLost },
  judge: (estimates) => ({
    verdict: verdictOf(
      FAULTS.map((fault) => sideOf(estimates(cell("lost", "llm-http", fault)), THRESHOLDS.stopsFromLost)),
    ),
  }),
};

/** The same faults, with an LLM server that has its own tool process. */
export const S2: ClaimRule = {
  thresholds: {
    mattersBelowKept: THRESHOLDS.mattersBelowKept,
    mattersBelowPace: THRESHOLDS.mattersBelowPace,
    fewestAsked: THRESHOLDS.fewestAsked,
  },
  judge: (estimates) => {
    const keptSide = (fault: Fault): Side =>
      estimates(askedCell(fault)).value < THRESHOLDS.fewestAsked
        ? "spans"
        : sideOf(estimates(`kept@${fault}`), THRESHOLDS.mattersBelowKept);
    return { verdict: verdictOf([...FAULTS.map(keptSide), sideOf(estimates("pace"), THRESHOLDS.mattersBelowPace)]) };
  },
};
