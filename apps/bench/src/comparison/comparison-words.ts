import { type LedgerTexts, ledgerEn, ledgerKo, type Verdict } from "@twinhost/report";
import type { ComparableFigure, ComparableReport } from "./comparable.ts";

/** The texts of a comparison of two reports, in one language. */
interface ComparisonWords {
  /** The report's own texts, for values and verdicts. */
  readonly report: LedgerTexts;
  readonly heads: readonly string[];
  readonly worse: string;
  readonly better: string;
  readonly nameOf: (figure: ComparableFigure) => string;
  readonly circumstancesOf: (report: ComparableReport) => string;
  readonly times: (before: string, after: string) => string;
  readonly unlike: (before: string, after: string) => string;
  readonly verdict: (claim: string, before: Verdict, after: Verdict) => string;
  readonly voided: (id: string) => string;
  readonly total: (changed: number, compared: number, withoutInterval: number, verdicts: number) => string;
}

const en: ComparisonWords = {
  report: ledgerEn,
  heads: ["changed beyond noise", "before", "after", ""],
  worse: "worse",
  better: "better",
  nameOf: ({ name }) => name,
  circumstancesOf: ({ circumstances }) => circumstances,
  times: (before, after) => `Before: ${before}. After: ${after}.`,
  unlike: (before, after) =>
    `These runs are not alike (${before}; ${after}): only ratios, shares and counts are compared, for times, sizes and calls a second say nothing here.`,
  verdict: (claim, before, after) => `${claim}: ${before} before, ${after} after`,
  voided: (id) => `${id}: void after, and not before`,
  total: (changed, compared, withoutInterval, verdicts) =>
    `${changed} of ${compared} figures changed beyond noise${withoutInterval > 0 ? `; ${withoutInterval} more have no interval or were disturbed by other programs, so nothing can be said of them` : ""}. ${verdicts} verdicts changed.`,
};

const ko: ComparisonWords = {
  report: ledgerKo,
  heads: ["측정 오차를 넘어 달라진 수치", "이전", "이후", ""],
  worse: "나빠짐",
  better: "좋아짐",
  nameOf: ({ nameKo }) => nameKo,
  circumstancesOf: ({ circumstancesKo }) => circumstancesKo,
  times: (before, after) => `이전: ${before}, 이후: ${after}`,
  unlike: (before, after) =>
    `두 실행의 조건이 다릅니다(이전: ${before}, 이후: ${after}). 이때는 시간, 크기, 초당 호출 수를 비교할 수 없어 배수, 비율, 개수만 비교합니다.`,
  verdict: (claim, before, after) => `${claim}: 이전 ${ledgerKo.verdicts[before]}, 이후 ${ledgerKo.verdicts[after]}`,
  voided: (id) => `${id}: 이전에는 유효했으나 이후에는 무효`,
  total: (changed, compared, withoutInterval, verdicts) =>
    `수치 ${compared}개 중 ${changed}개가 측정 오차를 넘어 달라졌습니다.${withoutInterval > 0 ? ` 신뢰구간이 없거나 다른 프로그램의 영향을 받은 ${withoutInterval}개는 판단하지 않았습니다.` : ""} 판정은 ${verdicts}개가 달라졌습니다.`,
};

export const comparisonWords = { en, ko } as const;
