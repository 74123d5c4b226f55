import { type CaseId, type DecidedCase, decideCases } from "./cases.ts";
import type { LedgerClaim } from "./schema.ts";
import { type FigureTexts, showFigure } from "./show-figure.ts";

const CASES_EN: Readonly<Record<CaseId, string>> = {
  "several-llm-servers": "several LLM servers",
  scaling: "more calls than one process takes",
  "tool-updates": "updates of the tools alone",
  "other-clients": "clients of other kinds",
  "load-apart": "keeping load off the LLM server",
  "tool-failures": "tools that may fail",
  "fast-calls": "fast calls",
  "network-delay": "calls without a network's delay",
  "network-failures": "networks that fail",
  "simple-setup": "a simple set-up",
  "no-security-setup": "security without set-up",
  "few-resources": "one server with few resources",
  "few-bytes": "few bytes per call",
};

const CASES_KO: Readonly<Record<CaseId, string>> = {
  "several-llm-servers": "여러 LLM 서버의 도구 공유",
  scaling: "프로세스 하나를 넘는 호출량",
  "tool-updates": "도구만의 업데이트",
  "other-clients": "다양한 클라이언트의 사용",
  "load-apart": "LLM 서버의 부하 줄이기",
  "tool-failures": "도구 장애의 격리",
  "fast-calls": "빠른 호출",
  "network-delay": "네트워크 지연이 없는 호출",
  "network-failures": "네트워크 장애 피하기",
  "simple-setup": "단순한 구성",
  "no-security-setup": "보안 설정 없이 쓰기",
  "few-resources": "서버 한 대의 자원 절약",
  "few-bytes": "적은 전송량",
};

const claimsOf = ({ claims }: DecidedCase): string => claims.map(({ claim }) => claim).join(", ");

/** A claim, and where it turns. */
const withTurn = (turn: (side: "above" | "below", at: string) => string, texts: FigureTexts) => (claim: LedgerClaim) =>
  claim.crossover
    ? `${claim.claim} ${turn(claim.crossover.holds, showFigure(claim.crossover.unit, claim.crossover.value, texts))}`
    : claim.claim;

const inEnglish = new Intl.ListFormat("en");

/** Which transport fits which case by these verdicts. */
export const answerEn = (claims: readonly LedgerClaim[]): [string, string] => {
  const { http, stdio, depends } = decideCases([...claims]);
  const list = (cases: readonly DecidedCase[]): string =>
    inEnglish.format(cases.map((decided) => `${CASES_EN[decided.id]} (${claimsOf(decided)})`));
  const fits = [
    http.length > 0 ? `HTTP fits ${list(http)}` : "",
    stdio.length > 0 ? `stdio fits ${list(stdio)}` : "",
  ].filter((part) => part !== "");
  const turn = withTurn((side, at) => `${side} ${at}`, { to: " to ", times: "x" });
  const turning = depends.map(({ id, claims }) => `${CASES_EN[id]} (${claims.map(turn).join(", ")})`);
  return [
    fits.length > 0 ? `${fits.join("; ")}.` : "No case was decided for either transport.",
    turning.length > 0
      ? `It depends for ${inEnglish.format(turning)}.`
      : "No case that was judged depends on anything further.",
  ];
};

export const answerKo = (claims: readonly LedgerClaim[]): [string, string] => {
  const { http, stdio, depends } = decideCases([...claims]);
  const list = (cases: readonly DecidedCase[]): string =>
    cases.map((decided) => `${CASES_KO[decided.id]}(${claimsOf(decided)})`).join(", ");
  const fits =
    http.length > 0 && stdio.length > 0
      ? `HTTP에 맞는 경우는 ${list(http)}이고, stdio에 맞는 경우는 ${list(stdio)}입니다.`
      : [
          http.length > 0 ? `HTTP에 맞는 경우는 ${list(http)}입니다.` : "",
          stdio.length > 0 ? `stdio에 맞는 경우는 ${list(stdio)}입니다.` : "",
        ].join("");
  const turn = withTurn((side, at) => `${at} ${side === "above" ? "이상" : "이하"}`, { to: "~", times: "배" });
  const turning = depends.map(({ id, claims }) => `${CASES_KO[id]}(${claims.map(turn).join(", ")})`);
  return [
    fits || "어느 쪽에 맞는지 정해진 경우가 없습니다.",
    turning.length > 0
      ? `조건에 따라 다른 경우는 ${turning.join(", ")}입니다.`
      : "판정한 경우 가운데 조건에 따라 다른 것은 없습니다.",
  ];
};
