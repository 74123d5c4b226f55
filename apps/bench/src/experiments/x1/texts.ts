import { percent } from "@twinhost/report";
import type { ExperimentTexts } from "../experiment.ts";
import { percentKo } from "../korean.ts";
import { THRESHOLDS } from "./rule.ts";

const SHARE = percent(THRESHOLDS.shareAtLeast);
const SHARE_KO = percentKo(THRESHOLDS.shareAtLeast);

/** Splits an id such as `share:http@300` into its kind, deployment and delay in milliseconds. */
const partsOf = (id: string): { kind: string; row: string; delay: string } => {
  const [, kind = "", row = "", delay = ""] = /^(?:(share):)?([a-z-]+)(?:@(\d+))?$/.exec(id) ?? [];
  return { kind, row, delay: Number(delay).toLocaleString("en-US") };
};

const ROWS_EN: Readonly<Record<string, string>> = {
  http: "HTTP",
  stdio: "stdio",
  "in-process": "in-process",
  "in-process-again": "in-process, again",
};

export const en: ExperimentTexts = {
  question: "Does the transport matter beside the model's own latency?",
  method: [
    "Four LLM servers, with their tools over HTTP, over stdio and twice in-process, answer questions that need one tool call each. Their model is a server of the benchmark: it answers twice per question and waits 0, 50, 300 or 1,000 ms before each answer.",
    "The servers get questions in turn at a constant rate, and a question's time counts from the moment when it was due. The share of a transport is its time beyond in-process, divided by its whole time.",
    "The model's server counts its answers and times each wait. If answers are missing, or a wait was too short, the experiment is void.",
  ],
  figureName: (id) => {
    const { kind, row, delay } = partsOf(id);
    if (id === "lateness") return "Generator late, p99";
    if (row === "waited") return `Model waited (median), ${delay} ms set`;
    if (row === "noise") return `Noise: in-process, again, model ${delay} ms`;
    return kind === "share"
      ? `Share of ${ROWS_EN[row]}, model ${delay} ms`
      : `Question over ${ROWS_EN[row]}, model ${delay} ms`;
  },
  claims: {
    X1: {
      because: ({ shown, crossover }) =>
        `HTTP takes ${shown("share:http@0")} of a question's time if the model answers at once, ${shown("share:http@50")} if each of its answers takes 50 ms, ${shown("share:http@300")} at 300 ms and ${shown("share:http@1000")} at 1 s; stdio takes ${shown("share:stdio@0")} at once and ${shown("share:stdio@300")} at 300 ms. A share matters from ${SHARE} on.${crossover ? ` HTTP falls below that above ${crossover} per answer of the model.` : ""}`,
      rule: `Yes if HTTP is at least ${SHARE} of a question's time at every model latency, no if at none, depends if it falls below at some latency. Somebody who waits hardly notices less than ${SHARE}. Several tool calls per question, or a network between the servers, would flip it.`,
    },
  },
};

const ROWS_KO: Readonly<Record<string, string>> = {
  http: "HTTP",
  stdio: "stdio",
  "in-process": "프로세스 내부",
  "in-process-again": "프로세스 내부(한 번 더)",
};

export const ko: ExperimentTexts = {
  question: "모델의 지연 시간에 비해 연결 방식이 의미 있는 차이를 만드는가?",
  method: [
    "도구를 HTTP, stdio, 프로세스 내부(두 벌)로 호출하는 LLM 서버 네 대가, 도구 호출이 한 번 필요한 질문에 답합니다. 모델은 벤치마크가 띄운 서버입니다. 질문 하나에 두 번 응답하며, 응답하기 전에 매번 0, 50, 300, 1,000 ms를 기다립니다.",
    "질문은 일정한 간격으로 네 서버에 번갈아 보내고, 시간은 보내기로 한 때부터 잽니다. 연결 방식의 비중은 프로세스 내부보다 더 걸린 시간을 전체 시간으로 나눈 값입니다.",
    "모델 서버는 응답 수와 기다린 시간을 기록합니다. 응답이 모자라거나 대기가 짧았으면 그 실험은 무효입니다.",
  ],
  figureName: (id) => {
    const { kind, row, delay } = partsOf(id);
    if (id === "lateness") return "부하 생성기의 지연, p99";
    if (row === "waited") return `모델이 기다린 시간(중앙값), 설정 ${delay} ms`;
    if (row === "noise") return `측정 오차: 프로세스 내부 두 벌의 차이, 모델 ${delay} ms`;
    return kind === "share"
      ? `${ROWS_KO[row]}의 비중, 모델 ${delay} ms`
      : `질문 시간(${ROWS_KO[row]}), 모델 ${delay} ms`;
  },
  claims: {
    X1: {
      because: ({ shown, crossover }) =>
        `질문 하나에 걸린 시간에서 HTTP의 비중은 모델이 바로 응답하면 ${shown("share:http@0")}, 응답마다 50 ms가 걸리면 ${shown("share:http@50")}, 300 ms이면 ${shown("share:http@300")}, 1초이면 ${shown("share:http@1000")}입니다. stdio의 비중은 바로 응답하면 ${shown("share:stdio@0")}, 300 ms이면 ${shown("share:stdio@300")}입니다. 판정 기준은 ${SHARE_KO}입니다.${crossover ? ` 모델의 응답이 ${crossover}보다 오래 걸리면 HTTP의 비중이 기준보다 작습니다.` : ""}`,
      rule: `모든 모델 지연 시간에서 HTTP의 비중이 ${SHARE_KO} 이상이면 예, 모두 그보다 작으면 아니요, 어느 지연 시간부터 작아지면 조건에 따라 다름입니다. ${SHARE_KO}보다 작은 차이는 기다리는 사람이 거의 알아채지 못합니다. 질문 하나에 도구를 여러 번 호출하거나 서버 사이의 네트워크가 멀면 판정이 바뀔 수 있습니다.`,
    },
  },
};
