import type { ExperimentTexts, Facts } from "../experiment.ts";
import { HOURS } from "./rule.ts";

const TRANSPORTS: Readonly<Record<string, string>> = { http: "HTTP", stdio: "stdio" };

/** Where both cost the same, in LLM servers, with the measured numbers around it. */
const sameAt = ({ judgement: { crossover } }: Facts): { near: string; from: number; to: number } | undefined =>
  crossover && {
    near: crossover.value.toFixed(1).replace(/\.0$/, ""),
    from: crossover.between[0],
    to: crossover.between[1],
  };

const partsOf = (id: string): { what: string; row: string; count: string } => {
  const [, what = "", row = "", count = ""] = /^(\w+):?(\w+)?(?:@(\d+))?$/.exec(id) ?? [];
  return { what, row, count };
};

export const en: ExperimentTexts = {
  question: "What do a million questions cost over HTTP and over stdio?",
  method: [
    "LLM servers with one HTTP tool server for all, and with a stdio tool process each. Each deployment runs alone and is asked questions with one tool call each; CPU and memory (PSS on Linux) of all its processes are read with one LLM server, and memory again with a second one, as warm as the first.",
    `The cost is that of a million questions in a month: the CPU that they use, and the memory of all processes for ${HOURS} hours. A further LLM server adds what the second added. The model itself is not counted: it costs the same either way.`,
    "--core-hour and --gib-hour set the prices, in any currency; without them they are an example. stdio is started once more: the noise.",
  ],
  figureName: (id) => {
    const { what, row, count } = partsOf(id);
    const servers = `${count} LLM ${count === "1" ? "server" : "servers"}`;
    if (what === "ratio") return `Cost, stdio / HTTP, ${servers}`;
    if (what === "noise") return "Noise: cost, stdio again / stdio";
    if (what === "price") return row === "core" ? "Price of a core-hour" : "Price of a GiB-hour";
    if (what === "cpu") return `CPU of a million questions, ${TRANSPORTS[row]}`;
    return `${what === "cost" ? "Cost (in the prices' currency)" : "Memory"}, ${TRANSPORTS[row]}, ${servers}`;
  },
  claims: {
    X5: {
      because: (facts) => {
        const { shown } = facts;
        const same = sameAt(facts);
        return `In any currency, at prices of ${shown("price:core")} per core-hour and ${shown("price:gib")} per GiB-hour, a million questions in a month cost ${shown("cost:http@1")} over HTTP and ${shown("cost:stdio@1")} over stdio with one LLM server, ${shown("cost:http@8")} and ${shown("cost:stdio@8")} with eight.${same ? ` Both cost the same at about ${same.near} LLM servers (computed between ${same.from} and ${same.to}).` : ""}`;
      },
      rule: "Yes if stdio costs at least as much as HTTP with 1, 2, 4 and 8 LLM servers; no if with none; depends if from some number on. Any saving counts once it exceeds the noise; the figures say how much. Dearer memory, or tools that hold more of it, favour HTTP; more questions per server favour whichever uses less CPU.",
    },
  },
};

export const ko: ExperimentTexts = {
  question: "질문 100만 개의 비용은 HTTP와 stdio에서 얼마인가?",
  method: [
    "LLM 서버들이 HTTP 도구 서버 한 대를 함께 쓰는 구성과 stdio 도구 프로세스를 각자 두는 구성을 따로 실행하고, 도구를 한 번 호출하는 질문을 합니다. LLM 서버가 한 대일 때 모든 프로세스의 CPU와 메모리(Linux에서는 PSS)를, 똑같이 예열한 한 대를 더해 메모리를 다시 읽습니다.",
    `비용은 한 달에 질문 100만 개를 처리할 때의 값으로, 질문에 쓴 CPU와 모든 프로세스의 ${HOURS}시간 메모리를 더한 것입니다. LLM 서버를 더할 때마다 두 번째 서버만큼 늘어난다고 봅니다. 모델 비용은 연결 방식과 관계없으므로 세지 않습니다.`,
    "가격은 --core-hour와 --gib-hour로 정하며 통화는 무엇이든 됩니다. 정하지 않으면 예시 가격입니다. stdio를 한 번 더 실행해 측정 오차를 구합니다.",
  ],
  figureName: (id) => {
    const { what, row, count } = partsOf(id);
    if (what === "ratio") return `비용, stdio / HTTP, LLM 서버 ${count}대`;
    if (what === "noise") return "측정 오차: 비용, stdio 두 번";
    if (what === "price") return row === "core" ? "코어 1시간의 가격" : "1 GiB 1시간의 가격";
    if (what === "cpu") return `질문 100만 개의 CPU, ${TRANSPORTS[row]}`;
    return `${what === "cost" ? "비용(가격의 통화)" : "메모리"}, ${TRANSPORTS[row]}, LLM 서버 ${count}대`;
  },
  claims: {
    X5: {
      because: (facts) => {
        const { shown } = facts;
        const same = sameAt(facts);
        return `가격이 코어 시간당 ${shown("price:core")}, GiB 시간당 ${shown("price:gib")}(통화는 무엇이든 됨)일 때 한 달에 질문 100만 개의 비용은 LLM 서버 1대이면 HTTP ${shown("cost:http@1")}, stdio ${shown("cost:stdio@1")}이고, 8대이면 HTTP ${shown("cost:http@8")}, stdio ${shown("cost:stdio@8")}입니다.${same ? ` LLM 서버가 약 ${same.near}대일 때 비용이 같습니다(${same.from}대와 ${same.to}대 사이를 계산한 값).` : ""}`;
      },
      rule: "LLM 서버 1, 2, 4, 8대에서 모두 stdio의 비용이 HTTP 이상이면 예, 모두 작으면 아니요, 어느 대수부터 넘으면 조건에 따라 다름입니다. 측정 오차보다 크면 적은 차이도 인정하며, 얼마인지는 수치에 있습니다. 메모리가 비싸거나 도구가 메모리를 더 쓰면 HTTP가, 서버당 질문이 많으면 CPU를 덜 쓰는 쪽이 유리해집니다.",
    },
  },
};
