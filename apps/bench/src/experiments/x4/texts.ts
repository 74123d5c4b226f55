import type { ExperimentTexts, Facts } from "../experiment.ts";
import { cell, LEVELS } from "./cells.ts";

const figureName =
  (
    rows: Readonly<Record<string, string>>,
    kinds: Readonly<Record<string, string>>,
    words: { readonly calls: (calls: string) => string; readonly level: (level: string) => string },
  ) =>
  (id: string): string => {
    const [what = "", count = ""] = id.split("@");
    const [kind = "", row = ""] = what.split(":");
    return row === ""
      ? `${kinds[kind]}, ${words.calls(Number(count).toLocaleString("en-US"))}`
      : `${rows[row]}, ${kinds[kind]}, ${words.level(count)}`;
  };

const of =
  ({ shown }: Facts) =>
  (kind: Parameters<typeof cell>[0], row: Parameters<typeof cell>[1], level: (typeof LEVELS)[number] = 1): string =>
    shown(cell(kind, row, level));

/** The largest number of conversations at once that this run measured. */
const mostOf = ({ has }: Facts): (typeof LEVELS)[number] =>
  LEVELS.findLast((level) => has(cell("memory", "http", level))) ?? 1;

export const en: ExperimentTexts = {
  question: "What do the transports cost where a client keeps no process and no connection?",
  method: [
    "Six ways of use: HTTP with a kept connection and stdio with a kept process; a new HTTP connection per call; a TLS connection per conversation of 4 calls; a stdio process per conversation, and one per call. Each with 1, 8 and 32 conversations at once (quick: 1 and 8), in random order. The client and both hosts are our own, which start faster than most.",
    "A call's time includes the start of its connection or process where it is the first on it. Processes (without the shell that waits beside each tool process to end it) and memory (PSS on Linux) are read at the moment when all conversations have had their first answer; CPU per call counts client and servers (ended processes on Linux only).",
    "Calls per process beyond the measured ones are computed from two medians: a call on a kept process, and what the start of a process adds. That counts a process as warm from its second call on, though its first calls are slower: the number from which on stdio is faster is a lower bound.",
    "The connections and processes that were opened are counted: too few or too many make the experiment void. HTTP, stdio and a process per call are started once more: the noise.",
  ],
  figureName: figureName(
    {
      http: "HTTP, kept",
      stdio: "stdio, kept",
      "http-new-connection": "HTTP, a connection per call",
      "http-tls": "HTTP with TLS, a connection per conversation",
      "stdio-per-conversation": "stdio, a process per conversation",
      "stdio-per-call": "stdio, a process per call",
    },
    {
      gain: "A call, kept HTTP / stdio with its share of the start",
      noise: "Noise: the same figure of two equal deployments, one over the other",
      p50: "p50",
      p99: "p99",
      cpu: "CPU per call",
      processes: "processes at once",
      memory: "memory at once",
    },
    {
      calls: (calls) => `${calls} ${calls === "1" ? "call" : "calls"} per process`,
      level: (level) => (level === "1" ? "1 conversation" : `${level} conversations`),
    },
  ),
  claims: {
    X4: {
      because: (facts) => {
        const shown = of(facts);
        const most = mostOf(facts);
        return [
          `A call takes ${shown("p50", "stdio")} on a kept stdio process and ${shown("p50", "http")} over kept HTTP; ${shown("p50", "stdio-per-call")} with a process of its own, ${shown("p50", "http-new-connection")} with an HTTP connection of its own.`,
          `${most} conversations with a stdio process each take ${shown("processes", "stdio-per-conversation", most)} processes and ${shown("memory", "stdio-per-conversation", most)}; over HTTP ${shown("processes", "http", most)} and ${shown("memory", "http", most)}.`,
          ...(facts.crossover
            ? [
                `stdio is faster from ${facts.crossover} calls per process on at the earliest: it is a lower bound, for it counts a process as warm from its second call on.`,
              ]
            : []),
        ].join(" ");
      },
      rule: "Yes if stdio's call, with its share of its process' start, takes less time than a call over kept HTTP however few calls share a process (1 to 16,384); no if however many; depends if from some number on. Any less time counts, for the noise is taken off already. The point is a lower bound, for a process counts as warm from its second call on; a host that starts slower, as most do, would move it up too.",
    },
  },
};

export const ko: ExperimentTexts = {
  question: "클라이언트가 프로세스와 연결을 계속 쓰지 않으면 연결 방식마다 비용이 얼마나 드는가?",
  method: [
    "여섯 가지 사용 방법을 비교합니다. 연결을 계속 쓰는 HTTP와 프로세스를 계속 쓰는 stdio, 호출마다 새로 연결하는 HTTP, 대화(호출 4번)마다 TLS로 연결하는 HTTP, 대화마다 프로세스를 시작하는 stdio와 호출마다 시작하는 stdio입니다. 각각 대화 1, 8, 32개(빠른 실행은 1, 8개)를 동시에 무작위 순서로 실행합니다. 클라이언트와 두 호스트는 자체 구현이며 대부분의 구현보다 빨리 시작합니다.",
    "연결이나 프로세스의 첫 호출 시간에는 그 시작 시간이 포함됩니다. 프로세스 수(도구 프로세스를 끝내려고 기다리기만 하는 셸은 제외)와 메모리(Linux에서는 PSS)는 모든 대화가 첫 응답을 받은 순간에 읽고, 호출당 CPU는 클라이언트와 서버를 합한 값입니다(끝난 프로세스는 Linux에서만 포함).",
    "측정하지 않은 프로세스당 호출 수의 값은 두 중앙값, 즉 계속 쓰는 프로세스의 호출 시간과 프로세스를 시작할 때 더해지는 시간으로 계산합니다. 프로세스의 처음 호출들은 실제로 더 느리지만 두 번째 호출부터 예열된 것으로 보고 계산하므로, stdio가 더 빨라지기까지 실제로는 호출이 더 필요합니다.",
    "새로 연 연결과 프로세스의 수를 세며, 너무 적거나 많으면 실험은 무효입니다. HTTP, stdio, 호출마다 시작하는 stdio를 한 번 더 실행해 측정 오차를 구합니다.",
  ],
  figureName: figureName(
    {
      http: "HTTP, 연결 유지",
      stdio: "stdio, 프로세스 유지",
      "http-new-connection": "HTTP, 호출마다 연결",
      "http-tls": "HTTP(TLS), 대화마다 연결",
      "stdio-per-conversation": "stdio, 대화마다 프로세스",
      "stdio-per-call": "stdio, 호출마다 프로세스",
    },
    {
      gain: "호출 시간, 연결을 유지한 HTTP / 시작 시간을 나누어 더한 stdio",
      noise: "측정 오차: 같은 구성 두 벌의 비율",
      p50: "p50",
      p99: "p99",
      cpu: "호출당 CPU",
      processes: "동시 프로세스",
      memory: "동시 메모리",
    },
    { calls: (calls) => `프로세스당 호출 ${calls}번`, level: (level) => `대화 ${level}개` },
  ),
  claims: {
    X4: {
      because: (facts) => {
        const shown = of(facts);
        const most = mostOf(facts);
        return [
          `호출 시간은 프로세스를 계속 쓰는 stdio가 ${shown("p50", "stdio")}, 연결을 유지한 HTTP가 ${shown("p50", "http")}이고, 호출마다 시작하는 stdio는 ${shown("p50", "stdio-per-call")}, 호출마다 연결하는 HTTP는 ${shown("p50", "http-new-connection")}입니다.`,
          `대화 ${most}개에 stdio 프로세스를 하나씩 두면 프로세스 ${shown("processes", "stdio-per-conversation", most)}개와 메모리 ${shown("memory", "stdio-per-conversation", most)}가 필요하고, HTTP는 ${shown("processes", "http", most)}개와 ${shown("memory", "http", most)}입니다.`,
          ...(facts.crossover
            ? [
                `stdio가 더 빠르려면 프로세스당 호출이 적어도 ${facts.crossover}번이어야 합니다. 두 번째 호출부터 예열된 것으로 보고 계산한 최솟값입니다.`,
              ]
            : []),
        ].join(" ");
      },
      rule: "시작 시간을 나누어 더한 stdio의 호출 시간이 프로세스당 호출 수(1~16,384번)에 상관없이 연결을 유지한 HTTP보다 짧으면 예, 상관없이 길면 아니요, 어느 횟수부터 짧아지면 조건에 따라 다름입니다. 측정 오차를 이미 제외하므로 조금이라도 짧으면 빠른 것으로 봅니다. 프로세스를 두 번째 호출부터 예열된 것으로 보므로 이 횟수는 최솟값이며, 대부분의 호스트처럼 더 늦게 시작하면 더 많은 호출이 필요합니다.",
    },
  },
};
