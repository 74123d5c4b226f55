import type { Evidence, PartsCount } from "../../verdicts/evidence.ts";
import { THRESHOLDS } from "../../verdicts/thresholds.ts";
import type { ClaimRule, Estimates, Figure } from "../experiment.ts";
import { plainRule } from "../plain-rule.ts";
import { meanOf, ratioOf } from "../statistics.ts";

/** `stdio-again` is a second, identical deployment, to measure the noise. */
export const ROWS = ["http", "stdio", "stdio-again"] as const;
const TRANSPORTS = ["http", "stdio"] as const;

const SPENT = { memory: "bytes", cpu: "micros", coldStart: "micros" } as const;
const PARTS = ["commands", "listeningPorts", "settings", "processes"] as const;

type SpentId = keyof typeof SPENT;
const SPENT_IDS = Object.keys(SPENT) as SpentId[];

export const cell = (what: SpentId | (typeof PARTS)[number], row: (typeof ROWS)[number]): string => `${what}:${row}`;

export const FIGURES: readonly Figure[] = [
  ...SPENT_IDS.flatMap((what): Figure[] => [
    {
      id: `ratio:${what}`,
      unit: "ratio",
      of: ratioOf(cell(what, "http"), cell(what, "stdio")),
      noise: `noise:${what}`,
    },
    { id: `noise:${what}`, unit: "ratio", of: ratioOf(cell(what, "stdio-again"), cell(what, "stdio")) },
  ]),
  ...TRANSPORTS.flatMap((row) => [
    ...SPENT_IDS.map((what): Figure => ({ id: cell(what, row), unit: SPENT[what], of: meanOf(cell(what, row)) })),
    ...PARTS.map((what): Figure => ({ id: cell(what, row), unit: "count", of: meanOf(cell(what, row)) })),
  ]),
];

/** Getters, so that the report knows which figures a rule used. */
export const evidenceOf = (estimates: Estimates): Evidence => {
  const partsOf = (row: (typeof TRANSPORTS)[number]): PartsCount => {
    const [commands, listeningPorts, settings, processes] = PARTS.map((what) => estimates(cell(what, row)).value) as [
      number,
      number,
      number,
      number,
    ];
    return { commands, listeningPorts, settings, processes };
  };
  return {
    get memoryRatio() {
      return estimates("ratio:memory");
    },
    get cpuRatio() {
      return estimates("ratio:cpu");
    },
    get coldStartRatio() {
      return estimates("ratio:coldStart");
    },
    get httpParts() {
      return partsOf("http");
    },
    get stdioParts() {
      return partsOf("stdio");
    },
  };
};

const { httpNeedsAtLeast, extraPartsAtLeast, simpleCommandsAtMost, simplePortsAtMost } = THRESHOLDS;

/** A count that differs between starts is invalid: something was still starting, or had already exited. */
const counted = (rule: ClaimRule): ClaimRule => ({
  ...rule,
  judge: (estimates, values) => {
    const judgement = rule.judge(estimates, values);
    const differs = TRANSPORTS.some((row) =>
      PARTS.some((what) => {
        const { low, high } = estimates(cell(what, row));
        return low !== high;
      }),
    );
    return differs ? { verdict: "inconclusive" } : judgement;
  },
});

export const S5 = plainRule("S5", { httpNeedsAtLeast }, evidenceOf);
export const S4: ClaimRule = {
  ...counted(plainRule("S4", { simpleCommandsAtMost, simplePortsAtMost }, evidenceOf)),
  countsOnly: true,
};
export const S6 = counted(plainRule("S6", {}, evidenceOf));
export const H8: ClaimRule = { ...counted(plainRule("H8", { extraPartsAtLeast }, evidenceOf)), countsOnly: true };
