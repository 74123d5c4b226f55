import type { ClaimId } from "../claims.ts";
import { times } from "../format.ts";
import type { AnswerTexts } from "./answer.ts";
import { CONDITIONS_EN, CONDITIONS_KO } from "./conditions.ts";
import { REASONS_EN, REASONS_KO } from "./reasons.ts";
import type { Crossover, LedgerClaim } from "./schema.ts";
import { type FigureTexts, showFigure } from "./show-figure.ts";

const inEnglish = new Intl.ListFormat("en");

/** Where a crossover lies. Servers and calls are whole: the first number on the side on which the claim holds. */
const placeOf = ({ unit, value, holds }: Crossover, figures: FigureTexts): string =>
  unit === "count"
    ? (holds === "above" ? Math.ceil(value) : Math.floor(value)).toLocaleString("en-US")
    : showFigure(unit, value, figures);

/** Claims about the LLM server's own load, which ask for more CPU and a longer delay of the event loop. */
const OWN_LOAD: ReadonlySet<string> = new Set(["H4", "S11"]);

/** Which half of such a claim holds; undefined if neither surely does. */
const loadThatGrows = ({ claim, figures, thresholds }: LedgerClaim): "cpu" | "delay" | undefined =>
  OWN_LOAD.has(claim)
    ? (["cpu", "delay"] as const).find((kind) => {
        const low = figures.find(({ id }) => id.startsWith(`${kind}:`))?.used.low ?? undefined;
        const least = thresholds[`${kind}AtLeast`];
        return low !== undefined && least !== undefined && low >= least;
      })
    : undefined;

/** What HTTP takes off the LLM server, compared with tools in its own process. */
const OFF_LOAD_EN = {
  cpu: "less CPU for the LLM server than with tools in its own process, but its event loop is not clearly sooner",
  delay: "a sooner event loop in the LLM server than with tools in its own process, but not clearly less CPU",
} as const;
const OFF_LOAD_KO: Readonly<Record<keyof typeof OFF_LOAD_EN, string>> = {
  cpu: "도구를 같은 프로세스에 둘 때보다 LLM 서버의 CPU 부담은 줄지만, 이벤트 루프 지연은 뚜렷이 줄지 않음",
  delay: "도구를 같은 프로세스에 둘 때보다 LLM 서버의 이벤트 루프 지연은 줄지만, CPU 부담은 뚜렷이 줄지 않음",
};

/** Faster over stdio, each figure's interval included, though not by the factor that the rule asks for. */
const isFasterOverStdio = ({ figures }: LedgerClaim): boolean =>
  figures.length > 0 && figures.every(({ used }) => (used.low ?? 0) > 1);

const factorOf = ({ thresholds }: LedgerClaim): string => times(thresholds.stdioFasterAtLeast ?? 2);

/** What refuted claims found, where the transport alone would not say it. */
const REFUTED_EN: Readonly<Partial<Record<ClaimId, string>>> = {
  S8: "on one machine ",
  S9: "questions without a tool go on over stdio too: ",
};
const REFUTED_KO: typeof REFUTED_EN = {
  S8: "컴퓨터 한 대에서는 ",
  S9: "stdio에서도 도구가 필요 없는 질문에는 피해가 없으므로 ",
};

/** Claims whose other side one could take for the opposite, if they hold on this side of their crossover. */
const HOLDS: Readonly<Partial<Record<ClaimId, Crossover["holds"]>>> = { H2: "above", H10: "below" };
/** What holds on the other side. */
const BEYOND_EN: Readonly<Partial<Record<ClaimId, string>>> = {
  H2: ", and fewer differ by less or favour stdio",
  H10: ", and from there on HTTP sends under a fifth more; a pipe itself uses no network",
};
const BEYOND_KO: typeof BEYOND_EN = {
  H2: ", 그보다 적으면 차이가 더 작거나 stdio가 유리함",
  H10: ", 그보다 커도 HTTP가 20% 미만으로 더 보내며 파이프는 네트워크를 쓰지 않음",
};

const beyondOf =
  (texts: typeof BEYOND_EN): AnswerTexts["beyond"] =>
  ({ claim, crossover }) =>
    (crossover?.holds === HOLDS[claim] && texts[claim]) || "";

const namedEn: AnswerTexts["named"] = (name, on) => `“${name}”${on === undefined ? "" : ` (${on})`}`;
const namedKo: AnswerTexts["named"] = (name, on) => `“${name}”${on === undefined ? "" : `(${on})`}`;

type Cases = Parameters<AnswerTexts["parts"]["http"]>[0];

const listEn = (cases: Cases): string => inEnglish.format(cases.map(({ name, on }) => namedEn(name, on)));
const listKo = (cases: Cases): string => cases.map(({ name, on }) => namedKo(name, on)).join(", ");

/** "…한다면, …이라면": a case's name is a sentence. */
const fitsKo = (cases: Cases): string => cases.map(({ name }) => `${name.replace(/이다$/, "이라")}면`).join(", ");

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
  condition: (claim) => {
    const { crossover } = claim;
    const grows = loadThatGrows(claim);
    if (grows && claim.claim === "H4") return OFF_LOAD_EN[grows];
    if (grows)
      return grows === "cpu"
        ? "yes for CPU, no for the event loop's delay"
        : "no for CPU, yes for the event loop's delay";
    if (!crossover) return CONDITIONS_EN[claim.claim].replace("# ", "");
    const place = placeOf(crossover, figures);
    const whole = crossover.holds === "above" ? `from ${place}` : `up to ${place}`;
    return CONDITIONS_EN[claim.claim].replace("#", crossover.unit === "count" ? whole : `${crossover.holds} ${place}`);
  },
  under: (condition, transport) => `${transport} ${condition}`,
  beyond: beyondOf(BEYOND_EN),
  reasons: REASONS_EN,
  refuted: (claim, transport) => {
    if (claim.claim === "S1")
      return isFasterOverStdio(claim)
        ? `stdio is faster, but not ${factorOf(claim)} times as fast`
        : `stdio is not ${factorOf(claim)} times as fast`;
    return `${REFUTED_EN[claim.claim] ?? ""}no reason for ${transport}`;
  },
  named: namedEn,
  parts: {
    http: (cases) => `HTTP fits ${listEn(cases)}.`,
    stdio: (cases) => `stdio fits ${listEn(cases)}.`,
    depends: (cases) => `It depends for ${listEn(cases)}.`,
    refuted: (cases) => `The usual argument is refuted for ${listEn(cases)}.`,
    inconclusive: (cases) => `Inconclusive for ${listEn(cases)}.`,
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
  condition: (claim) => {
    const { crossover } = claim;
    const grows = loadThatGrows(claim);
    if (grows && claim.claim === "H4") return OFF_LOAD_KO[grows];
    if (grows) return grows === "cpu" ? "CPU는 늘지만 이벤트 루프 지연은 아님" : "이벤트 루프 지연은 늘지만 CPU는 아님";
    if (!crossover) return CONDITIONS_KO[claim.claim].replace(" #", "");
    const place = placeOf(crossover, figures);
    if (crossover.unit !== "count")
      return CONDITIONS_KO[claim.claim].replace("#", `${place} ${crossover.holds === "above" ? "이상" : "미만"}`);
    const counted = `${place}${claim.claim === "X4" ? "번" : "대"}`;
    return CONDITIONS_KO[claim.claim].replace("#", `${counted} ${crossover.holds === "above" ? "이상" : "이하"}`);
  },
  under: (condition, transport) => `${condition}이면 ${transport}`,
  beyond: beyondOf(BEYOND_KO),
  reasons: REASONS_KO,
  refuted: (claim, transport) => {
    if (claim.claim === "S1")
      return isFasterOverStdio(claim)
        ? `stdio가 빠르지만 ${factorOf(claim)}배까지는 아님`
        : `stdio가 ${factorOf(claim)}배까지 빠르지는 않음`;
    return `${REFUTED_KO[claim.claim] ?? ""}${transport}를 쓸 이유가 못 됨`;
  },
  named: namedKo,
  parts: {
    http: (cases) => `${fitsKo(cases)} HTTP가 맞습니다.`,
    stdio: (cases) => `${fitsKo(cases)} stdio가 맞습니다.`,
    depends: (cases) => `조건에 따라 다른 경우: ${listKo(cases)}.`,
    refuted: (cases) => `통념과 다른 경우: ${listKo(cases)}.`,
    inconclusive: (cases) => `판정할 수 없는 경우: ${listKo(cases)}.`,
  },
  noneFits: "어느 쪽에 맞는지 정해진 경우가 없습니다.",
  noneDepends: "판정한 경우 가운데 조건에 따라 다른 것은 없습니다.",
});
