import { type Language, useLanguage } from "../i18n/language.tsx";

interface UsageTexts {
  readonly title: string;
  readonly by: string;
  /** Names of groups and measures; by default the server's name is shown. */
  readonly groups: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, string>>;
  readonly period: string;
  readonly periods: { readonly hour: string; readonly day: string };
  readonly since: string;
  /** For a date that is incomplete or in the future. */
  readonly dayWrong: string;
  readonly csv: string;
  readonly calls: string;
  readonly errors: string;
  readonly p50: string;
  readonly p95: string;
  /** Why a percentile is not shown. */
  readonly tooFew: (least: number) => string;
  /** @param failed undefined where none failed @param share of the calls that failed */
  readonly summary: (
    calls: number,
    count: string,
    from: string,
    failed: { count: string; share: string } | undefined,
  ) => string;
  /** Whose calls are shown: the page does not know the key's role. */
  readonly whose: string;
  readonly caption: string;
  readonly loading: string;
  readonly note: string;
}

const TEXTS: Readonly<Record<Language, UsageTexts>> = {
  en: {
    title: "Usage",
    by: "By",
    groups: { tool: "Tool", caller: "Caller", model: "Model" },
    measures: {
      bytesIn: "Arguments, kB",
      bytesOut: "Results, kB",
      inputTokens: "Tokens in",
      outputTokens: "Tokens out",
    },
    period: "Per",
    periods: { hour: "hour", day: "day" },
    since: "Since (UTC)",
    dayWrong: "Enter a day up to today.",
    csv: "Download as CSV",
    calls: "Calls",
    errors: "Errors",
    p50: "p50, ms",
    p95: "p95, ms",
    tooFew: (least) => `Fewer than ${least} calls`,
    summary: (calls, count, from, failed) => {
      if (calls === 0) return `No calls since ${from}.`;
      const end = failed ? `${failed.count} failed (${failed.share}).` : "none failed.";
      return `${count} ${calls === 1 ? "call" : "calls"} since ${from}; ${end}`;
    },
    whose:
      "A key with the caller role shows its own calls only. One with the metrics or admin role shows those of all keys.",
    caption: "Calls, the newest first. Days and hours are in UTC.",
    loading: "Loading…",
    note: "Half of the calls were faster than p50, 95 % faster than p95; p50 needs 20 calls, p95 needs 200.",
  },
  ko: {
    title: "사용량",
    by: "기준",
    groups: { tool: "도구", caller: "호출자", model: "모델" },
    measures: { bytesIn: "인수, kB", bytesOut: "결과, kB", inputTokens: "입력 토큰", outputTokens: "출력 토큰" },
    period: "단위",
    periods: { hour: "시간", day: "일" },
    since: "시작일(UTC)",
    dayWrong: "오늘까지의 날짜를 입력하세요.",
    csv: "CSV로 내려받기",
    calls: "호출",
    errors: "오류",
    p50: "p50, ms",
    p95: "p95, ms",
    tooFew: (least) => `호출이 ${least}건보다 적습니다`,
    summary: (calls, count, from, failed) => {
      if (calls === 0) return `${from}부터 지금까지 호출이 없습니다.`;
      const end = failed ? `그중 ${failed.count}건(${failed.share})이 실패했습니다.` : "실패는 없습니다.";
      return `${from}부터 호출 ${count}건, ${end}`;
    },
    whose: "caller 역할의 키로는 그 키로 호출한 것만 보이고, metrics나 admin 역할의 키로는 모든 키의 호출이 보입니다.",
    caption: "호출을 최근 것부터 보여 줍니다. 날짜와 시각은 UTC입니다.",
    loading: "불러오는 중입니다…",
    note: "호출의 절반은 p50보다, 95%는 p95보다 빨랐습니다. p50은 20건, p95는 200건부터 표시합니다.",
  },
};

export const useUsageTexts = (): UsageTexts => TEXTS[useLanguage()[0]];
