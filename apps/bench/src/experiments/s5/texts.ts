import { en as plainEn, ko as plainKo } from "@twinhost/report";
import { THRESHOLDS } from "../../verdicts/thresholds.ts";
import type { ExperimentTexts } from "../experiment.ts";
import { plainBecause } from "../plain-rule.ts";
import { evidenceOf } from "./rule.ts";

const { httpNeedsAtLeast, extraPartsAtLeast, simpleCommandsAtMost, simplePortsAtMost } = THRESHOLDS;

const TRANSPORTS: Readonly<Record<string, string>> = { http: "HTTP", stdio: "stdio" };

const WHAT_EN: Readonly<Record<string, string>> = {
  memory: "Memory",
  cpu: "CPU per question",
  coldStart: "Time to the first answer",
  commands: "Servers to start",
  listeningPorts: "Listening ports",
  settings: "Settings to change",
  processes: "Processes",
};

const figureName =
  (names: Readonly<Record<string, string>>, noise: string) =>
  (id: string): string => {
    const [first = "", second = ""] = id.split(":");
    if (first === "ratio") return `${names[second]}, HTTP / stdio`;
    return first === "noise" ? `${noise}: ${names[second]}` : `${names[first]}, ${TRANSPORTS[second]}`;
  };

export const en: ExperimentTexts = {
  question: "What does a system of one LLM server and its tools consist of, and what does it use?",
  method: [
    "An LLM server with its tools over HTTP, over stdio, and over stdio once more (the noise): each runs alone, from nothing to the first right answer, then answers questions one at a time.",
    "Memory (PSS on Linux), CPU per question, processes and listening ports are read from the running processes (a shell that only waits to end a tool process is not counted); servers to start and settings to change from how they were started.",
  ],
  figureName: figureName(WHAT_EN, "Noise, stdio again / stdio"),
  claims: {
    S5: {
      because: plainBecause(plainEn, "S5", evidenceOf),
      rule: `Confirmed if HTTP needs at least ${httpNeedsAtLeast} times the memory and the CPU per question of stdio; refuted if neither; depends if one. A tenth is what somebody would pay for; several LLM servers would flip it (H2).`,
    },
    S4: {
      because: plainBecause(plainEn, "S4", evidenceOf),
      rule: `Confirmed if stdio needs at most ${simpleCommandsAtMost} server to start and ${simplePortsAtMost} listening port; refuted if it exceeds both; depends if one. These are counts: only another way to deploy would flip it.`,
    },
    S6: {
      because: plainBecause(plainEn, "S6", evidenceOf),
      rule: "Confirmed if stdio needs fewer servers started than HTTP and its first question is answered no later; refuted if neither; depends if one. What a team already runs, such as containers, is not counted.",
    },
    H8: {
      because: plainBecause(plainEn, "H8", evidenceOf),
      rule: `Confirmed if the HTTP deployment has at least ${extraPartsAtLeast} part more than the stdio deployment (servers to start, listening ports, settings to change); refuted otherwise. These are counts: only another way to deploy would flip it.`,
    },
  },
};

const WHAT_KO: Readonly<Record<string, string>> = {
  memory: "메모리",
  cpu: "질문당 CPU",
  coldStart: "첫 응답까지 걸린 시간",
  commands: "시작할 서버",
  listeningPorts: "수신 대기 포트",
  settings: "바꿀 설정",
  processes: "프로세스",
};

export const ko: ExperimentTexts = {
  question: "LLM 서버 한 대와 도구로 된 시스템은 무엇으로 이루어지고 무엇을 얼마나 쓰는가?",
  method: [
    "LLM 서버와 도구를 HTTP로, stdio로, 그리고 측정 오차를 알기 위해 stdio로 한 번 더 구성합니다. 구성마다 따로 시작해 첫 정상 응답까지 재고, 한 번에 하나씩 질문합니다.",
    "메모리(Linux에서는 PSS), 질문당 CPU, 프로세스, 수신 대기 포트는 실행 중인 프로세스에서 읽고(도구 프로세스를 끝내려고 기다리기만 하는 셸은 세지 않습니다), 시작할 서버와 바꿀 설정은 시작한 방법에서 셉니다.",
  ],
  figureName: figureName(WHAT_KO, "측정 오차, stdio 두 번"),
  claims: {
    S5: {
      because: plainBecause(plainKo, "S5", evidenceOf),
      rule: `HTTP의 메모리와 질문당 CPU가 모두 stdio의 ${httpNeedsAtLeast}배 이상이면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. 10%는 비용을 들일 만한 차이입니다. LLM 서버가 여러 대면 판정이 바뀔 수 있습니다(H2).`,
    },
    S4: {
      because: plainBecause(plainKo, "S4", evidenceOf),
      rule: `stdio에서 시작할 서버가 ${simpleCommandsAtMost}개 이하이고 수신 대기 포트가 ${simplePortsAtMost}개 이하이면 확인됨, 둘 다 넘으면 사실과 다름, 하나만 넘으면 조건에 따라 다름입니다. 센 값이므로 배포하는 방법이 달라져야 판정이 바뀝니다.`,
    },
    S6: {
      because: plainBecause(plainKo, "S6", evidenceOf),
      rule: "stdio가 HTTP보다 시작할 서버가 적고 첫 질문의 응답도 늦지 않으면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. 컨테이너처럼 이미 운영하는 것은 세지 않습니다.",
    },
    H8: {
      because: plainBecause(plainKo, "H8", evidenceOf),
      rule: `HTTP 구성의 요소(시작할 서버, 수신 대기 포트, 바꿀 설정)가 stdio보다 ${extraPartsAtLeast}개 이상 많으면 확인됨, 아니면 사실과 다름입니다. 센 값이므로 배포하는 방법이 달라져야 판정이 바뀝니다.`,
    },
  },
};
