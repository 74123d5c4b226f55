import { percent } from "@twinhost/report";
import type { ExperimentTexts, Facts } from "../experiment.ts";
import { percentKo } from "../korean.ts";
import { longestGapMs } from "../open-loop.ts";
import { cell, FAULTS, QUESTIONS_PER_SECOND, ROWS, type Row } from "./cells.ts";
import { THRESHOLDS } from "./rule.ts";

const LEAST = percent(THRESHOLDS.coupledFromHurt);
const LEAST_KO = percentKo(THRESHOLDS.coupledFromHurt);

const { full: PER_SECOND, quick: PER_SECOND_QUICK } = QUESTIONS_PER_SECOND;

/** Between two questions with a tool, which is every other one. */
const apart = (perSecond: number): string =>
  `${Math.round(longestGapMs({ rows: ROWS.length, perSecond, every: 2 }))} ms`;
const [APART, APART_QUICK] = [apart(PER_SECOND), apart(PER_SECOND_QUICK)];

/** Splits an id such as `hurt:stdio@killed` into its kind, scenario and fault. */
const partsOf = (id: string): readonly [kind: string, row: string, fault: string] => {
  const [, kind = "", row = "", fault = ""] = /^(\w+)(?::([^@]+))?@(.+)$/.exec(id) ?? [];
  return [kind, row, fault];
};

type Names = Readonly<Record<string, string>>;

const figureName =
  (kinds: Names, rows: Names, faults: Names) =>
  (id: string): string => {
    const [kind, row, fault] = partsOf(id);
    return [kinds[kind], rows[row], faults[fault]].filter(Boolean).join(", ");
  };

/** The figures of all faults, in order. */
const each = (kind: "hurt" | "lost" | "pause", row: Row, { shown }: Facts): string =>
  FAULTS.map((fault) => shown(cell(kind, row, fault))).join(", ");

/** What questions with a tool are lost to the faults that end or stop its process. */
const lostTo = (row: Row, { shown }: Facts) => ({
  killed: shown(cell("lost", row, "killed")),
  hung: shown(cell("lost", row, "hung")),
  memory: shown(cell("lost", row, "memory")),
});

export const en: ExperimentTexts = {
  question: "What becomes of an LLM server's questions when the process that runs its tools fails?",
  method: [
    `LLM servers have their tools over HTTP, over stdio (twice) and in-process. All are asked ${PER_SECOND} questions a second (${PER_SECOND_QUICK} in a quick run, whose faults are shorter), whether earlier ones were answered or not; every other one needs no tool. The process that runs the tools, in-process the LLM server's own, is killed (SIGKILL), stopped (SIGSTOP), driven out of its memory, made to print lines on stdout that are no messages, and made to fill its stderr, one after the other, for all at once.`,
    `Hurt is the share of the questions without a tool that failed or took a second or more. The longest pause is the longest time without a right answer to a question with a tool; those of one LLM server are up to ${APART} apart (${APART_QUICK} in a quick run), as each turn has its own order, so a shorter pause cannot be seen. A tool child is started again by its LLM server; servers are started again by the benchmark as soon as they end, as a process manager does.`,
    "That each process ended, stood still or printed is checked each time: without it the experiment is void. The next fault waits until all answer again.",
  ],
  figureName: figureName(
    {
      hurt: "Hurt without a tool",
      lost: "Lost with a tool",
      pause: "Longest pause with a tool",
      asked: "Questions without a tool in all starts (stdio)",
      noise: "Noise, two equal deployments: hurt without a tool",
    },
    { http: "HTTP", stdio: "stdio", "stdio-again": "stdio, again", "in-process": "in-process" },
    {
      killed: "killed",
      hung: "hung",
      memory: "out of memory",
      "invalid-lines": "invalid lines on stdout",
      flood: "stderr full",
    },
  ),
  claims: {
    S9: {
      because: (facts) => {
        const [http, stdio] = [lostTo("http", facts), lostTo("stdio", facts)];
        return `While its tool process is killed, hung, out of memory, printing invalid lines and filling stderr, an LLM server over stdio fails or delays ${each("hurt", "stdio", facts)} of the questions that need no tool; with the tools in its own process ${each("hurt", "in-process", facts)}, over HTTP ${each("hurt", "http", facts)}. Of the questions with a tool HTTP loses ${http.killed} after kills, ${http.hung} in hangs and ${http.memory} out of memory, for its tool server is restarted only when it ends; stdio loses ${stdio.killed}, ${stdio.hung} and ${stdio.memory}, for the LLM server replaces its tool process. Questions with a tool pause for ${facts.shown(cell("pause", "stdio", "killed"))} after a kill over stdio, ${facts.shown(cell("pause", "http", "killed"))} over HTTP and ${facts.shown(cell("pause", "in-process", "killed"))} in-process; a hang stops them for ${facts.shown(cell("pause", "stdio", "hung"))}, ${facts.shown(cell("pause", "http", "hung"))} and ${facts.shown(cell("pause", "in-process", "hung"))}.`;
      },
      rule: `Confirmed if every fault of the tool process hurts at least ${LEAST} of the questions that need no tool, over stdio; refuted if none does; depends if some do; inconclusive where a fault hurts as many over HTTP, or met fewer than ${THRESHOLDS.fewestAsked} questions. One question in twenty that has nothing to do with the tools is what users would report. A supervisor that did not read stderr, or that parsed invalid lines in the same thread as it answers, would move it up. Whether an update of the tools restarts the LLM server is S10.`,
    },
  },
};

export const ko: ExperimentTexts = {
  question: "도구를 실행하는 프로세스에 장애가 나면 LLM 서버의 질문은 어떻게 되는가?",
  method: [
    `도구를 HTTP, stdio(두 벌), 프로세스 내부로 쓰는 LLM 서버에 응답을 기다리지 않고 초당 ${PER_SECOND}개씩(장애가 더 짧은 빠른 실행에서는 ${PER_SECOND_QUICK}개씩) 질문합니다. 둘 중 하나는 도구가 필요 없는 질문입니다. 도구를 실행하는 프로세스(프로세스 내부에서는 LLM 서버 자신)를 강제 종료(SIGKILL), 정지(SIGSTOP), 메모리 부족, stdout에 메시지가 아닌 줄 출력, stderr 채우기의 차례로 모두 동시에 장애를 냅니다.`,
    `피해는 도구가 필요 없는 질문 가운데 실패했거나 1초 이상 걸린 비율입니다. 가장 긴 중단은 도구가 필요한 질문에 정답이 없었던 가장 긴 시간입니다. 순서를 매번 바꾸므로 한 LLM 서버의 이런 질문 간격은 최대 ${APART}(빠른 실행은 ${APART_QUICK})이고, 그보다 짧은 중단은 보이지 않습니다. 도구 자식 프로세스는 LLM 서버가 다시 시작하고, 서버는 끝나는 즉시 벤치마크가 프로세스 관리자처럼 다시 시작합니다.`,
    "프로세스가 끝났는지, 멈췄는지, 출력했는지를 매번 확인하며, 아니면 실험은 무효입니다. 다음 장애는 모두 다시 응답한 뒤에 시작합니다.",
  ],
  figureName: figureName(
    {
      hurt: "도구가 필요 없는 질문의 피해",
      lost: "도구가 필요한 질문의 손실",
      pause: "도구가 필요한 질문의 가장 긴 중단",
      asked: "실험 전체에서 도구 없이 한 질문(stdio)",
      noise: "측정 오차, 같은 구성 두 개: 도구가 필요 없는 질문의 피해",
    },
    { http: "HTTP", stdio: "stdio", "stdio-again": "stdio(한 번 더)", "in-process": "프로세스 내부" },
    {
      killed: "강제 종료",
      hung: "정지",
      memory: "메모리 부족",
      "invalid-lines": "stdout의 잘못된 줄",
      flood: "가득 찬 stderr",
    },
  ),
  claims: {
    S9: {
      because: (facts) => {
        const [http, stdio] = [lostTo("http", facts), lostTo("stdio", facts)];
        return `도구 프로세스가 강제 종료, 정지, 메모리 부족, stdout의 잘못된 줄, 가득 찬 stderr를 겪을 때 stdio를 쓰는 LLM 서버에서 도구가 필요 없는 질문이 실패하거나 늦는 비율은 차례로 ${each("hurt", "stdio", facts)}입니다. 도구가 프로세스 내부에 있으면 ${each("hurt", "in-process", facts)}, HTTP에서는 ${each("hurt", "http", facts)}입니다. 도구가 필요한 질문의 손실은 강제 종료, 정지, 메모리 부족의 차례로 HTTP가 ${http.killed}, ${http.hung}, ${http.memory}(도구 서버는 끝났을 때만 다시 시작됨), stdio가 ${stdio.killed}, ${stdio.hung}, ${stdio.memory}(LLM 서버가 도구 프로세스를 새로 시작함)입니다. 강제 종료 뒤 도구가 필요한 질문의 중단은 stdio ${facts.shown(cell("pause", "stdio", "killed"))}, HTTP ${facts.shown(cell("pause", "http", "killed"))}, 프로세스 내부 ${facts.shown(cell("pause", "in-process", "killed"))}이고, 정지하면 각각 ${facts.shown(cell("pause", "stdio", "hung"))}, ${facts.shown(cell("pause", "http", "hung"))}, ${facts.shown(cell("pause", "in-process", "hung"))}입니다.`;
      },
      rule: `stdio에서 도구 프로세스의 모든 장애가 도구가 필요 없는 질문의 ${LEAST_KO} 이상에 피해를 주면 확인됨, 어느 장애도 그렇지 않으면 사실과 다름, 일부만 그러면 조건에 따라 다름입니다. HTTP에서도 그만큼 피해를 주거나 장애 중의 질문이 ${THRESHOLDS.fewestAsked}개보다 적으면 판정 불가입니다. 도구와 상관없는 질문 20개 중 하나라면 사용자가 문제를 알립니다. stderr를 읽지 않거나 잘못된 줄을 응답과 같은 스레드에서 오래 처리하는 LLM 서버라면 비율이 올라갑니다. 도구를 바꿀 때 LLM 서버를 다시 시작해야 하는지는 S10에서 다룹니다.`,
    },
  },
};
