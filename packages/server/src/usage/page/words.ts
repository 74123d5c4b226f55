export const LANGUAGES = ["en", "ko"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Names in the page; what stands for a count or a date is in braces, and the script fills it in. */
export interface Words {
  readonly title: string;
  readonly keyLabel: string;
  readonly keyHint: string;
  readonly show: string;
  readonly forget: string;
  readonly by: string;
  /** Names of groups and measures; what has none is shown as the server calls it. */
  readonly groups: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<string, string>>;
  readonly period: string;
  readonly hour: string;
  readonly day: string;
  readonly since: string;
  readonly csv: string;
  readonly calls: string;
  readonly errors: string;
  readonly p50: string;
  readonly p95: string;
  readonly noCalls: string;
  readonly oneCall: string;
  readonly manyCalls: string;
  readonly noneFailed: string;
  readonly someFailed: string;
  readonly caption: string;
  readonly loading: string;
  readonly unreachable: string;
  readonly needsScript: string;
  readonly note: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: "Usage",
    keyLabel: "API key",
    keyHint: "This server asks for an API key. It stays in this browser tab.",
    show: "Show the usage",
    forget: "Forget the key",
    by: "By",
    groups: { tool: "Tool", caller: "Caller", model: "Model" },
    measures: {
      bytesIn: "Arguments, kB",
      bytesOut: "Results, kB",
      inputTokens: "Tokens in",
      outputTokens: "Tokens out",
    },
    period: "Per",
    hour: "hour",
    day: "day",
    since: "Since (UTC)",
    csv: "Download as CSV",
    calls: "Calls",
    errors: "Errors",
    p50: "p50, ms",
    p95: "p95, ms",
    noCalls: "No calls since {from}.",
    oneCall: "1 call since {from}; ",
    manyCalls: "{calls} calls since {from}; ",
    noneFailed: "none failed.",
    someFailed: "{errors} failed ({share}).",
    caption: "Calls, the newest first. Days and hours are in UTC.",
    loading: "Loading…",
    unreachable: "The server cannot be reached. Check that it runs, then try again.",
    needsScript: "This page needs JavaScript. Programs get the figures with Accept: application/json or text/csv.",
    note: "A caller sees its own calls; keys of the roles metrics and admin see all. Half of the calls were faster than p50, 95 % faster than p95.",
  },
  ko: {
    title: "사용량",
    keyLabel: "API 키",
    keyHint: "이 서버는 API 키를 요구합니다. 키는 이 브라우저 탭에만 보관됩니다.",
    show: "사용량 보기",
    forget: "키 지우기",
    by: "기준",
    groups: { tool: "도구", caller: "호출자", model: "모델" },
    measures: { bytesIn: "인수, kB", bytesOut: "결과, kB", inputTokens: "입력 토큰", outputTokens: "출력 토큰" },
    period: "단위",
    hour: "시간",
    day: "일",
    since: "시작일(UTC)",
    csv: "CSV로 내려받기",
    calls: "호출",
    errors: "오류",
    p50: "p50, ms",
    p95: "p95, ms",
    noCalls: "{from}부터 지금까지 호출이 없습니다.",
    oneCall: "{from}부터 호출 1건, ",
    manyCalls: "{from}부터 호출 {calls}건, ",
    noneFailed: "실패는 없습니다.",
    someFailed: "그중 {errors}건({share})이 실패했습니다.",
    caption: "호출을 최근 것부터 보여 줍니다. 날짜와 시각은 UTC입니다.",
    loading: "불러오는 중입니다…",
    unreachable: "서버에 연결할 수 없습니다. 서버가 실행 중인지 확인한 뒤 다시 시도하세요.",
    needsScript:
      "이 페이지에는 JavaScript가 필요합니다. 프로그램은 Accept: application/json 또는 text/csv로 수치를 받을 수 있습니다.",
    note: "호출자는 자신의 호출만 볼 수 있고, metrics와 admin 역할의 키는 모두 볼 수 있습니다. 호출의 절반은 p50보다, 95 %는 p95보다 빨랐습니다.",
  },
};
