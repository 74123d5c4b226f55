import { times } from "@twinhost/report";
import type { ExperimentTexts } from "../experiment.ts";
import { THRESHOLDS } from "./rule.ts";

const CPU = times(THRESHOLDS.cpuAtLeast);
const DELAY = times(THRESHOLDS.delayAtLeast);

const ROWS: Readonly<Record<string, string>> = { http: "HTTP", stdio: "stdio" };

const figureName =
  (kinds: Readonly<Record<string, string>>, rows: Readonly<Record<string, string>>, noise: string) =>
  (id: string): string => {
    const [kind = "", of = ""] = id.split(":");
    if (kind === "noise") return `${noise}: ${kinds[of]}`;
    const names = of.split("/").map((row) => rows[row]);
    return `${kinds[kind]}, ${names.join(" / ")}`;
  };

export const en: ExperimentTexts = {
  question: "What does a CPU-heavy tool cost the LLM server, with the tools outside of it and inside?",
  method: [
    "An LLM server with its tools over HTTP (twice), over stdio and in-process answers questions that invert matrices, 50 a second, whether earlier ones were answered or not. The deployments stand beside each other; one is asked at a time, in rounds.",
    "A probe in the LLM server's process measures its own CPU time in one round and how late its event loop runs timers (p99) in the next, for looking at the event loop takes CPU too; the CPU of all processes is read from the system. Processes are not pinned to cores.",
    "The model's server counts what it was asked, and the probe must answer: without either the experiment is void.",
  ],
  figureName: figureName(
    {
      delay: "Event loop of the LLM server late, p99",
      cpu: "CPU of the LLM server per question",
      allCpu: "CPU of all processes per question",
    },
    { ...ROWS, "in-process": "in-process", "http-again": "HTTP, again" },
    "Noise, HTTP again / HTTP",
  ),
  claims: {
    H4: {
      because: ({ shown }) =>
        `With the tools in its process the LLM server takes ${shown("cpu:in-process/http")} the CPU per question that it takes with them behind HTTP (${shown("cpu:in-process")}, ${shown("cpu:http")}), and its event loop is ${shown("delay:in-process/http")} as late.`,
      rule: `Confirmed if tools inside cost the LLM server's process at least ${CPU} times the CPU and ${DELAY} times the event-loop delay that they cost it behind HTTP; refuted if neither; depends if one. A tenth of the CPU is what somebody would plan for; a delay of some two milliseconds is felt by nobody until it doubles, and p99s of equal deployments differ by half. Tools that hold the event loop itself would move both up: these calculate in a worker.`,
    },
    S11: {
      because: ({ shown }) =>
        `Over stdio the LLM server's own process takes ${shown("cpu:stdio/http")} the CPU per question that it takes over HTTP, and its event loop is ${shown("delay:stdio/http")} as late; all processes together take ${shown("allCpu:stdio/http")} the CPU.`,
      rule: `Confirmed if the LLM server's process needs at least ${CPU} times the CPU and ${DELAY} times the event-loop delay over stdio that it needs over HTTP; refuted if neither; depends if one. The tools' own CPU stays on the same machine over stdio, and may leave it over HTTP.`,
    },
  },
};

export const ko: ExperimentTexts = {
  question: "CPU를 많이 쓰는 도구는 LLM 서버 안에 있을 때와 밖에 있을 때 LLM 서버에 얼마나 부담을 주는가?",
  method: [
    "도구를 HTTP(두 벌), stdio, 프로세스 내부로 쓰는 LLM 서버에 역행렬을 구하는 질문을 응답을 기다리지 않고 초당 50개 보냅니다. 구성들을 함께 띄워 두고 한 번에 하나씩 여러 차례 번갈아 질문합니다.",
    "LLM 서버 프로세스 안에서 한 차례는 그 프로세스의 CPU 시간을, 다음 차례는 이벤트 루프의 타이머가 늦는 정도(p99)를 잽니다. 이벤트 루프를 살피는 일에도 CPU가 들기 때문입니다. 모든 프로세스의 CPU는 시스템에서 읽습니다. 프로세스를 코어에 고정하지는 않습니다.",
    "모델 서버가 받은 요청을 세고, 프로세스 안의 측정기가 응답해야 합니다. 둘 중 하나라도 없으면 실험은 무효입니다.",
  ],
  figureName: figureName(
    { delay: "LLM 서버의 이벤트 루프 지연, p99", cpu: "LLM 서버의 질문당 CPU", allCpu: "모든 프로세스의 질문당 CPU" },
    { ...ROWS, "in-process": "프로세스 내부", "http-again": "HTTP(한 번 더)" },
    "측정 오차, HTTP 두 번",
  ),
  claims: {
    H4: {
      because: ({ shown }) =>
        `도구가 프로세스 내부에 있으면 LLM 서버의 질문당 CPU는 HTTP로 쓸 때의 ${shown("cpu:in-process/http")}이고(${shown("cpu:in-process")}, ${shown("cpu:http")}), 이벤트 루프 지연은 ${shown("delay:in-process/http")}입니다.`,
      rule: `도구가 내부에 있을 때 LLM 서버 프로세스의 CPU가 HTTP로 쓸 때의 ${CPU}배 이상이고 이벤트 루프 지연이 ${DELAY}배 이상이면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. CPU의 10%는 용량 계획에 반영할 만한 차이이고, 2밀리초쯤 되는 지연은 두 배가 되기 전에는 체감되지 않고, 같은 구성끼리도 p99는 절반쯤 차이 납니다. 이 도구는 별도 스레드에서 계산합니다. 이벤트 루프를 직접 차지하는 도구라면 두 값이 더 커집니다.`,
    },
    S11: {
      because: ({ shown }) =>
        `stdio에서 LLM 서버 프로세스의 질문당 CPU는 HTTP의 ${shown("cpu:stdio/http")}, 이벤트 루프 지연은 ${shown("delay:stdio/http")}이고, 모든 프로세스를 합친 CPU는 ${shown("allCpu:stdio/http")}입니다.`,
      rule: `stdio에서 LLM 서버 프로세스의 CPU가 HTTP의 ${CPU}배 이상이고 이벤트 루프 지연이 ${DELAY}배 이상이면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. 도구가 쓰는 CPU는 stdio에서는 같은 컴퓨터에 남고, HTTP에서는 다른 컴퓨터로 옮길 수 있습니다.`,
    },
  },
};
