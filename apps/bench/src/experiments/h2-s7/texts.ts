import { times } from "@twinhost/report";
import { crossingOf } from "../../verdicts/crossing.ts";
import type { ExperimentTexts, Facts } from "../experiment.ts";
import { COUNTS, cell } from "./cells.ts";
import { THRESHOLDS } from "./rule.ts";

const LEAST = times(THRESHOLDS.stdioNeedsAtLeast);

/** Splits an id such as `memory:stdio@4` into its kind, deployment and number of LLM servers. */
const partsOf = (id: string): { kind: string; row: string; count: string } => {
  const [, kind = "", row = "", count = ""] = /^(\w+):?(\w+)?(?:@(\d+))?$/.exec(id) ?? [];
  return { kind, row, count };
};

/** Where the claim begins to hold, and where both need the same memory, in whole LLM servers. */
const turnOf = ({ judgement, measured }: Facts): { least: number; same: number } | undefined => {
  const memory = (row: "http" | "stdio", count: number): number => measured(cell("memory", row, count)).value;
  const same = crossingOf(COUNTS.map((at) => ({ at, value: memory("stdio", at) - memory("http", at) })));
  const { crossover } = judgement;
  return crossover && same && { least: Math.ceil(crossover.value), same: Math.ceil(same.at) };
};

const servers = (count: string): string => `${count} LLM ${count === "1" ? "server" : "servers"}`;

const TRANSPORTS: Readonly<Record<string, string>> = { http: "HTTP", stdio: "stdio" };

const KINDS_EN: Readonly<Record<string, string>> = {
  memory: "Memory",
  cpu: "CPU since the start",
  tools: "Processes beside them",
};

export const en: ExperimentTexts = {
  question: "What do several LLM servers need when they share the tools, and when each has its own?",
  method: [
    "1, 2, 4 and 8 LLM servers run with one HTTP tool server for all, and with a stdio tool process each. Each deployment runs alone; each LLM server is asked the same questions before memory (PSS on Linux) and CPU of all its processes are read.",
    "A further LLM server's cost is what lies between 1 and 8 of them, divided by 7.",
    "The processes are counted: one tool server for all over HTTP, one tool process for each over stdio; the shell that waits beside it to end it is not counted. Fewer or more tool servers make the experiment void.",
  ],
  figureName: (id) => {
    const { kind, row, count } = partsOf(id);
    const ofRow = KINDS_EN[row]?.replace("Memory", "memory");
    if (kind === "ratio") return `Memory, stdio / HTTP, ${servers(count)}`;
    if (kind === "further") return `A further LLM server's ${ofRow}, stdio / HTTP`;
    if (kind === "noise") return `Noise: a further LLM server's ${ofRow}, stdio again / stdio`;
    return `${KINDS_EN[kind]}, ${TRANSPORTS[row]}, ${servers(count)}`;
  },
  claims: {
    H2: {
      because: (facts) => {
        const { shown } = facts;
        const turn = turnOf(facts);
        return `With a tool process each (stdio), 1, 2, 4 and 8 LLM servers need ${shown("ratio@1")}, ${shown("ratio@2")}, ${shown("ratio@4")} and ${shown("ratio@8")} the memory that they need with one HTTP tool server.${turn ? ` So HTTP takes less memory from ${turn.same} LLM servers on, and stdio takes at least ${LEAST} times as much, which the rule asks for, from ${turn.least} on (both computed between the measured numbers).` : ""}`;
      },
      rule: `Confirmed if 2, 4 and 8 LLM servers with their own tools all need at least ${LEAST} times the memory of those that share one server; refuted if none; depends if from some number on. The point is not where both need the same, but where stdio needs a tenth more: that is what somebody would pay for. Tools that hold more memory than these would move it down. X5 tells it in money.`,
    },
    S7: {
      because: ({ shown }) =>
        `A further LLM server needs a tool process of its own: beside 8 of them run ${shown("tools:stdio@8")} processes over stdio, ${shown("tools:http@8")} over HTTP. It costs ${shown("further:memory")} the memory and ${shown("further:cpu")} the CPU to start that it costs over HTTP.`,
      rule: `Confirmed if a further LLM server over stdio needs at least ${LEAST} times the memory and the start-up CPU of one over HTTP; refuted if neither; depends if one. One child cannot be shared: its pipe belongs to the process that started it. X5 tells the cost in money.`,
    },
  },
};

const KINDS_KO: Readonly<Record<string, string>> = {
  memory: "메모리",
  cpu: "시작부터 쓴 CPU",
  tools: "LLM 서버 외의 프로세스 수",
};

export const ko: ExperimentTexts = {
  question: "여러 LLM 서버가 도구를 함께 쓸 때와 따로 쓸 때 무엇이 얼마나 필요한가?",
  method: [
    "LLM 서버 1, 2, 4, 8대를 HTTP 도구 서버 한 대와 함께, 그리고 각자의 stdio 도구 프로세스와 함께 실행합니다. 구성마다 따로 실행하며, LLM 서버마다 같은 질문을 한 뒤 모든 프로세스의 메모리(Linux에서는 PSS)와 CPU를 읽습니다.",
    "LLM 서버 한 대를 더하는 비용은 1대일 때와 8대일 때의 차이를 7로 나눈 값입니다.",
    "프로세스 수를 셉니다. HTTP에서는 도구 서버가 모두 합쳐 하나, stdio에서는 서버마다 도구 프로세스가 있어야 하며, 아니면 실험은 무효입니다. 도구 프로세스를 끝내려고 기다리기만 하는 셸은 세지 않습니다.",
  ],
  figureName: (id) => {
    const { kind, row, count } = partsOf(id);
    if (kind === "ratio") return `메모리, stdio / HTTP, LLM 서버 ${count}대`;
    if (kind === "further") return `LLM 서버 한 대를 더할 때의 ${KINDS_KO[row]}, stdio / HTTP`;
    if (kind === "noise") return `측정 오차: LLM 서버 한 대를 더할 때의 ${KINDS_KO[row]}, stdio 두 번`;
    return `${KINDS_KO[kind]}, ${TRANSPORTS[row]}, LLM 서버 ${count}대`;
  },
  claims: {
    H2: {
      because: (facts) => {
        const { shown } = facts;
        const turn = turnOf(facts);
        return `도구 프로세스를 각자 두면(stdio) LLM 서버 1, 2, 4, 8대의 메모리는 HTTP 도구 서버 한 대를 함께 쓸 때의 ${shown("ratio@1")}, ${shown("ratio@2")}, ${shown("ratio@4")}, ${shown("ratio@8")}입니다(차례대로).${turn ? ` 따라서 LLM 서버 ${turn.same}대부터 HTTP의 메모리가 더 적고, ${turn.least}대부터 stdio의 메모리가 판정 기준인 ${LEAST}배 이상이 됩니다(측정한 대수 사이를 계산한 값).` : ""}`;
      },
      rule: `LLM 서버 2, 4, 8대에서 모두 도구를 따로 쓸 때의 메모리가 함께 쓸 때의 ${LEAST}배 이상이면 확인됨, 모두 그보다 작으면 사실과 다름, 어느 대수부터 넘으면 조건에 따라 다름입니다. 이 지점은 메모리가 같아지는 대수가 아니라 stdio가 10% 더 쓰는 대수입니다. 10%는 비용을 들일 만한 차이입니다. 메모리를 더 쓰는 도구라면 더 적은 대수에서 넘습니다. 금액으로는 X5를 보세요.`,
    },
    S7: {
      because: ({ shown }) =>
        `LLM 서버를 더하면 도구 프로세스도 따로 필요합니다. LLM 서버가 8대일 때 그 밖에 stdio는 프로세스가 ${shown("tools:stdio@8")}개, HTTP는 ${shown("tools:http@8")}개 더 있습니다. 한 대를 더하는 비용은 HTTP에 비해 메모리가 ${shown("further:memory")}, 시작할 때의 CPU가 ${shown("further:cpu")}입니다.`,
      rule: `LLM 서버를 한 대 더할 때 stdio의 메모리와 시작 CPU가 모두 HTTP의 ${LEAST}배 이상이면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. 자식 프로세스 하나를 함께 쓸 수는 없습니다. 파이프는 그 프로세스를 시작한 프로세스만 쓸 수 있습니다. 금액으로는 X5를 보세요.`,
    },
  },
};
