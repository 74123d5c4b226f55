import type { AnswerTexts } from "./answer.ts";
import { CONDITIONS_EN, CONDITIONS_KO } from "./conditions.ts";
import { type FigureTexts, showFigure } from "./show-figure.ts";

const inEnglish = new Intl.ListFormat("en");

export const answerTextsEn = (figures: FigureTexts): AnswerTexts => ({
  cases: {
    "shared-tools": "several LLM servers share the tools",
    "frequent-changes": "the tools change often",
    scaling: "a large system where scaling matters",
    "outside-clients": "other services call the tools too",
    "single-server": "a single LLM server",
    "fast-responses": "fast responses matter most",
    "simple-system": "the system must be simple",
    security: "security is very important",
    development: "development and testing",
    "failing-tools": "tools may fail",
    "failing-network": "the network may fail",
    "few-bytes": "bandwidth is scarce",
  },
  condition: ({ claim, crossover }) =>
    crossover
      ? `${crossover.holds} ${showFigure(crossover.unit, crossover.value, figures)} ${CONDITIONS_EN[claim]}`
      : CONDITIONS_EN[claim],
  under: (condition, transport) => `${transport} ${condition}`,
  not: (transport) => `not ${transport}`,
  named: (name, on) => `“${name}”${on === undefined ? "" : ` (${on})`}`,
  list: (cases) => inEnglish.format(cases),
  parts: {
    http: (cases) => `HTTP fits ${cases}.`,
    stdio: (cases) => `stdio fits ${cases}.`,
    depends: (cases) => `It depends for ${cases}.`,
    refuted: (cases) => `The usual argument is refuted for ${cases}.`,
    inconclusive: (cases) => `Inconclusive for ${cases}.`,
  },
  noneFits: "No case was decided for either transport.",
  noneDepends: "No case that was judged depends on anything further.",
});

export const answerTextsKo = (figures: FigureTexts): AnswerTexts => ({
  cases: {
    "shared-tools": "여러 LLM 서버가 도구를 함께 쓴다",
    "frequent-changes": "도구가 자주 바뀐다",
    scaling: "확장이 중요한 큰 시스템이다",
    "outside-clients": "외부 서비스도 도구를 호출한다",
    "single-server": "LLM 서버가 한 대뿐이다",
    "fast-responses": "빠른 응답이 가장 중요하다",
    "simple-system": "단순한 시스템을 원한다",
    security: "보안이 매우 중요하다",
    development: "개발과 테스트용이다",
    "failing-tools": "도구에 장애가 생길 수 있다",
    "failing-network": "네트워크에 장애가 생길 수 있다",
    "few-bytes": "대역폭이 부족하다",
  },
  condition: ({ claim, crossover }) =>
    crossover
      ? `${CONDITIONS_KO[claim]} ${showFigure(crossover.unit, crossover.value, figures)} ${crossover.holds === "above" ? "이상" : "이하"}`
      : CONDITIONS_KO[claim],
  under: (condition, transport) => `${condition}이면 ${transport}`,
  not: (transport) => `${transport} 아님`,
  named: (name, on) => `“${name}”${on === undefined ? "" : `(${on})`}`,
  list: (cases) => cases.join(", "),
  parts: {
    http: (cases) => `HTTP에 맞는 경우는 ${cases}입니다.`,
    stdio: (cases) => `stdio에 맞는 경우는 ${cases}입니다.`,
    depends: (cases) => `조건에 따라 다른 경우는 ${cases}입니다.`,
    refuted: (cases) => `흔한 근거가 사실과 다른 경우는 ${cases}입니다.`,
    inconclusive: (cases) => `판정할 수 없는 경우는 ${cases}입니다.`,
  },
  noneFits: "어느 쪽에 맞는지 정해진 경우가 없습니다.",
  noneDepends: "판정한 경우 가운데 조건에 따라 다른 것은 없습니다.",
});
