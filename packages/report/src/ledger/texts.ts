import { en } from "../messages/en.ts";
import { ko } from "../messages/ko.ts";
import type { Texts } from "../messages/messages.ts";
import { MACHINE_LINES } from "../messages/run-line.ts";
import { VERDICTS, type Verdict } from "../schema.ts";
import { type AnswerTexts, answerOf } from "./answer.ts";
import { answerTextsEn, answerTextsKo } from "./answer-texts.ts";
import type { Outcome } from "./cases.ts";
import type { LedgerClaim, LedgerReport } from "./schema.ts";
import type { FigureTexts } from "./show-figure.ts";

/** Facts that affect the reliability of a run. */
interface Doubts {
  readonly mode: "full" | "quick";
  /** Share of the processor that other programs used before the run, if it was too much. */
  readonly busy: string | undefined;
  /** Void experiments. */
  readonly voided: readonly string[];
  /** Experiments during which other programs used too much of the processor. */
  readonly disturbed: readonly string[];
}

/** The ledger's texts in one language, without those of single experiments. */
export interface LedgerTexts extends FigureTexts {
  readonly title: string;
  readonly heads: {
    readonly [Head in
      | "claim"
      | "verdict"
      | "why"
      | "figure"
      | "measured"
      | "case"
      | "transport"
      | "by"
      | "guide"]: string;
  };
  readonly sections: { readonly [Section in "cases" | "claims" | "experiments" | "method" | "rule" | "raw"]: string };
  /** A sentence of an experiment's method. @param rows - deployments that were not steady at the end of the warm-up */
  drifting(rows: readonly string[]): string;
  /** Below the verdicts. */
  readonly caption: string;
  readonly figuresCaption: string;
  readonly start: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** Below the cases. */
  readonly casesCaption: string;
  readonly cases: AnswerTexts;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Which transport fits which case, then the cases without a clear transport. */
  answer(claims: readonly LedgerClaim[]): [string, string];
  /** Precedes the sentence of a verdict that depends. */
  depends(on: string): string;
  /** Replaces claims that were not measured for the same reason. */
  notJudged(reason: "no-experiment" | "not-chosen", claims: string): string;
  readonly reasons: Readonly<Record<NonNullable<LedgerClaim["reason"]>, string>>;
  notices(doubts: Doubts): readonly string[];
  method(run: Pick<LedgerReport, "machine" | "versions" | "experiments">): readonly string[];
  readonly report: string;
  readonly repeat: string;
}

const verdictsOf = ({ verdictName }: Texts) =>
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdictName({ claim: "H1", verdict })])) as Record<
    Verdict,
    string
  >;

/** "S1 5, H10 4": how often each experiment was started. */
const startsOf = ({ experiments }: Pick<LedgerReport, "experiments">): string =>
  experiments.map(({ id, starts }) => `${id} ${starts.length}`).join(", ");

const figuresEn: FigureTexts = { to: " to ", times: "x" };
const verdictsEn = verdictsOf(en);
const casesEn = answerTextsEn(figuresEn);

export const ledgerEn: LedgerTexts = {
  ...figuresEn,
  title: "HTTP or stdio for an LLM server's tools: which fits which case, measured on this machine",
  heads: {
    claim: "claim",
    verdict: "verdict",
    why: "why",
    figure: "figure",
    measured: "measured (95 %)",
    case: "your case",
    transport: "transport",
    by: "by these claims",
    guide: "guide",
  },
  sections: {
    cases: "Which transport fits me?",
    claims: "Verdicts",
    experiments: "Experiments",
    method: "Method",
    rule: "Rule",
    raw: "Raw data",
  },
  casesCaption:
    "A transport fits if a claim for it is confirmed, and none is refuted or holds only sometimes; otherwise it depends. Where the only argument for a transport is refuted, the table says so. H1 to H10 are claims about HTTP, S1 to S11 about stdio, X1 to X5 further questions; refuted means that the figures contradict the claim, by a threshold set before the run, and says nothing against the transport otherwise.",
  cases: casesEn,
  outcomes: {
    ...verdictsEn,
    http: "HTTP",
    stdio: "stdio",
    refuted: "usual argument refuted",
  },
  answer: (claims) => answerOf(claims, casesEn),
  depends: (on) => `Depends: ${on}.`,
  notJudged: (reason, claims) =>
    reason === "not-chosen" ? `Left out with --only: ${claims}.` : `No experiment yet: ${claims}.`,
  drifting: (rows) =>
    `Not steady yet when the warm-up ended, in one start at least: ${rows.join(", ")}. Their figures may still be those of cold code.`,
  caption:
    "Each mark is a figure that the rule looked at. Bold: its 95 % interval, if it was started more than once; thin: as wide as the noise of two equal deployments, which is what the rule takes; dashed: the threshold.",
  figuresCaption:
    "Each mark is the figure, with its 95 % interval over the starts if there were several. Thin: as wide as the noise, which is what the rule takes.",
  start: "start",
  verdicts: verdictsEn,
  reasons: {
    "no-experiment": "There is no experiment for it yet.",
    "not-chosen": "Its experiment was left out with --only.",
    missing: "This machine lacks what its experiment needs:",
    void: "Its experiment is void:",
    noise:
      "An interval includes the threshold, or two equal deployments differ as much: too much noise, or too small an effect.",
    busy: "Other programs used more of the processor during its experiment than the noise of two equal deployments covers: no verdict rests on such times. Repeat it on a machine with no other work.",
    unfit: "The run lacked what the rule needs to judge at all.",
  },
  notices: ({ mode, busy, voided, disturbed }) => [
    ...(voided.length > 0
      ? [`Void: ${voided.join(", ")}. An answer was wrong, or what was to be injected did not show.`]
      : []),
    ...(mode === "quick" ? ["A quick run with few starts and few calls: quote the figures of a full one."] : []),
    ...(busy
      ? [`Other programs used ${busy} of the processor before the run: repeat it on a machine with no other work.`]
      : []),
    ...(disturbed.length > 0
      ? [
          `Other programs used too much of the processor during ${disturbed.join(", ")}: what rests on times there is inconclusive.`,
        ]
      : []),
  ],
  method: (run) => [
    "All processes of an experiment are started anew for each of its starts, in random order; the 95 % intervals come from the starts, and with one start there is none.",
    `Starts: ${startsOf(run)}.`,
    "Each experiment has hosts, tools and a load of its own, so the same thing takes different times in two of them: compare figures within one experiment only.",
    "Every experiment compares two equal deployments too: no verdict rests on a difference smaller than theirs.",
    "Every answer was checked. One wrong answer makes an experiment void.",
    MACHINE_LINES.en(run),
  ],
  report: "Report",
  repeat: "Repeat",
};

const figuresKo: FigureTexts = { to: "~", times: "배", percent: "%" };
const verdictsKo = verdictsOf(ko);
const casesKo = answerTextsKo(figuresKo);

export const ledgerKo: LedgerTexts = {
  ...figuresKo,
  title: "LLM 서버의 도구에는 HTTP와 stdio 중 무엇이 맞을까요? 이 컴퓨터에서 측정한 결과",
  heads: {
    claim: "주장",
    verdict: "판정",
    why: "근거",
    figure: "수치",
    measured: "측정값(95%)",
    case: "상황",
    transport: "연결 방식",
    by: "근거가 되는 주장",
    guide: "안내서",
  },
  sections: {
    cases: "어떤 연결 방식이 나에게 맞을까요?",
    claims: "주장별 판정",
    experiments: "실험",
    method: "측정 방법",
    rule: "규칙",
    raw: "원자료",
  },
  casesCaption:
    "어떤 연결 방식에 유리한 주장이 확인되고, 반박되거나 조건이 붙은 주장이 없으면 그 방식이 맞습니다. 그렇지 않으면 조건에 따라 다릅니다. 유일한 근거가 반박된 경우는 표에 적었습니다. H1~H10은 HTTP에 대한 주장, S1~S11은 stdio에 대한 주장, X1~X5는 그 밖의 질문입니다. 사실과 다름은 실행 전에 정한 기준값으로 보아 측정값이 주장과 맞지 않는다는 뜻이며, 그 연결 방식이 나쁘다는 뜻은 아닙니다.",
  cases: casesKo,
  outcomes: {
    ...verdictsKo,
    http: "HTTP",
    stdio: "stdio",
    refuted: "통념과 다름",
  },
  answer: (claims) => answerOf(claims, casesKo),
  depends: (on) => `조건: ${on}.`,
  notJudged: (reason, claims) =>
    reason === "not-chosen" ? `--only에서 빠진 주장: ${claims}.` : `아직 실험이 없는 주장: ${claims}.`,
  drifting: (rows) =>
    `예열이 끝났을 때 호출 시간이 아직 안정되지 않은 때가 한 번 이상 있었습니다: ${rows.join(", ")}. 예열이 덜 된 수치일 수 있습니다.`,
  caption:
    "점 하나는 판정에 쓰인 수치입니다. 굵은 선은 95% 신뢰구간(한 번만 시작한 실험에는 없음), 가는 선은 같은 구성 두 개의 측정 오차만큼 넓힌 구간(규칙이 쓰는 값), 점선은 기준값입니다.",
  figuresCaption:
    "점 하나는 수치이며, 여러 번 시작한 실험에는 시작 단위로 구한 95% 신뢰구간이 있습니다. 가는 선은 측정 오차만큼 넓힌 구간이며, 규칙은 이 구간을 봅니다.",
  start: "시작",
  verdicts: verdictsKo,
  reasons: {
    "no-experiment": "아직 실험이 없습니다.",
    "not-chosen": "--only에서 빠진 실험입니다.",
    missing: "이 실험에 필요한 것이 이 컴퓨터에 없습니다:",
    void: "실험이 무효입니다:",
    noise:
      "신뢰구간이 기준값에 걸치거나 같은 구성 두 개의 차이가 그만큼 큽니다. 측정 오차가 크거나 차이가 너무 작습니다.",
    busy: "실험하는 동안 다른 프로그램이 프로세서를 같은 구성 두 개의 측정 오차로 감당할 수 없을 만큼 썼으므로 시간으로는 판정하지 않습니다. 다른 작업이 없는 컴퓨터에서 다시 실행하세요.",
    unfit: "판정에 필요한 것이 이 실행에 없었습니다.",
  },
  notices: ({ mode, busy, voided, disturbed }) => [
    ...(voided.length > 0
      ? [`무효: ${voided.join(", ")}. 틀린 응답이 있었거나, 주입하려던 것이 나타나지 않았습니다.`]
      : []),
    ...(mode === "quick"
      ? ["프로세스를 시작한 횟수와 호출 수가 적은 빠른 실행입니다. 인용할 때는 전체 실행의 수치를 쓰세요."]
      : []),
    ...(busy
      ? [
          `실행 직전에 다른 프로그램이 프로세서의 ${busy}를 쓰고 있었습니다. 다른 작업이 없는 컴퓨터에서 다시 실행하세요.`,
        ]
      : []),
    ...(disturbed.length > 0
      ? [
          `${disturbed.join(", ")} 실험 중에 다른 프로그램이 프로세서를 너무 많이 썼습니다. 거기서 시간으로 판정하는 주장은 판정 불가입니다.`,
        ]
      : []),
  ],
  method: (run) => [
    "실험마다 모든 프로세스를 무작위 순서로 여러 번 새로 시작했고, 95% 신뢰구간은 시작 단위로 구했습니다. 한 번만 시작한 실험에는 신뢰구간이 없습니다.",
    `실험별 시작 횟수: ${startsOf(run)}.`,
    "실험마다 호스트, 도구, 부하가 다르므로 같은 항목도 실험에 따라 값이 다릅니다. 수치는 한 실험 안에서만 비교하세요.",
    "실험마다 같은 구성 두 개도 비교했습니다. 그 차이보다 작은 차이로는 판정하지 않습니다.",
    "모든 응답을 확인했습니다. 하나라도 틀리면 그 실험은 무효입니다.",
    MACHINE_LINES.ko(run),
  ],
  report: "보고서",
  repeat: "같은 조건으로 다시 실행하려면",
};
