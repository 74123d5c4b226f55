import type { Evidence } from "../../verdicts/evidence.ts";
import { bytesCrossing } from "../../verdicts/rules.ts";
import { THRESHOLDS } from "../../verdicts/thresholds.ts";
import { PAYLOAD_EXPRESSIONS } from "../../workload/workload.ts";
import type { ClaimRule, Estimates, Figure, Values } from "../experiment.ts";
import { plainRule } from "../plain-rule.ts";
import { meanOf, ratioOf } from "../statistics.ts";

/** `stdio-again` is a second, identical deployment, to measure the noise. */
export const ROWS = ["http", "stdio", "stdio-again"] as const;

/** Indexes of the answers, smallest first. */
export const SIZES = PAYLOAD_EXPRESSIONS.map((_, index) => index);

export const cell = (row: (typeof ROWS)[number] | "answer", size: number): string => `${row}@${size}`;

export const FIGURES: readonly Figure[] = SIZES.flatMap((size): Figure[] => [
  { id: `ratio@${size}`, unit: "ratio", of: ratioOf(cell("http", size), cell("stdio", size)), noise: `noise@${size}` },
  { id: `noise@${size}`, unit: "ratio", of: ratioOf(cell("stdio-again", size), cell("stdio", size)) },
  ...(["answer", "http", "stdio"] as const).map(
    (row): Figure => ({ id: cell(row, size), unit: "bytes", of: meanOf(cell(row, size)) }),
  ),
]);

export const evidenceOf = (estimates: Estimates, values: Values): Evidence => ({
  payloads: SIZES.map((size) => ({
    ratio: estimates(`ratio@${size}`).value,
    answerBytes: estimates(cell("answer", size)).value,
    httpBytes: values(cell("http", size)),
    stdioBytes: values(cell("stdio", size)),
  })),
});

const { extraBytesAtLeast } = THRESHOLDS;
const plain = plainRule("H10", { extraBytesAtLeast }, evidenceOf);

export const H10: ClaimRule = {
  countsOnly: true,
  ...plain,
  judge: (estimates, values) => {
    const { payloads = [] } = evidenceOf(estimates, values);
    const judgement = plain.judge(estimates, values);
    // Byte counts hardly vary: if the interval spans the threshold, something else was counted.
    const isUnclear = SIZES.some((size) => {
      const { low, high } = estimates(`ratio@${size}`);
      return low === null || high === null || (low < extraBytesAtLeast && high >= extraBytesAtLeast);
    });
    if (isUnclear) return { verdict: "inconclusive" };
    const crossing = bytesCrossing(payloads);
    if (judgement.verdict !== "depends" || !crossing) return judgement;
    const { at: value, between } = crossing;
    return { ...judgement, crossover: { value, unit: "bytes", between, holds: "below" } };
  },
};
