import { percent } from "@twinhost/report";
import type { ExperimentTexts, Facts } from "../experiment.ts";
import { percentKo } from "../korean.ts";
import { longestGapMs } from "../open-loop.ts";
import { BLACK_HOLE_MS, CALLS_PER_SECOND, cell, ROWS } from "./cells.ts";
import { THRESHOLDS } from "./rule.ts";

const HALF = percent(THRESHOLDS.stopsFromLost);
const HALF_KO = percentKo(THRESHOLDS.stopsFromLost);
const KEPT = percent(THRESHOLDS.mattersBelowKept);
const KEPT_KO = percentKo(THRESHOLDS.mattersBelowKept);

const APART = Math.round(longestGapMs({ rows: ROWS.length, perSecond: CALLS_PER_SECOND }));

const UNPROTECTED = cell("detect", "http-off", "black-hole");
/** More than timers are late. */
const TOLERANCE_MS = 100;

/** Whether the calls without resilience heard of the black hole only when it ended: the figure is then its length. */
const isUnnoticed = ({ measured }: Facts): boolean =>
  Object.values(BLACK_HOLE_MS).some((lasts) => Math.abs(measured(UNPROTECTED).value / 1_000 - lasts) < TOLERANCE_MS);

/** Splits an id such as `lost:llm-http@reset` into its kind, scenario and fault. */
const partsOf = (id: string): readonly [kind: string, row: string, fault: string] => {
  const [, kind = "", row = "", fault = ""] = /^([^:@]+)(?::(.+?))?(?:@([^@]+))?$/.exec(id) ?? [];
  return [kind, row, fault];
};

type Names = Readonly<Record<string, string>>;

const figureName =
  (kinds: Names, rows: Names, faults: Names, noise: (what: string) => string) =>
  (id: string): string => {
    const [kind, row, fault] = partsOf(id);
    const what = kind === "noise" ? noise(kinds[row] ?? "") : kinds[kind];
    return [what, kind === "noise" ? undefined : rows[row], faults[fault]].filter(Boolean).join(", ");
  };

export const en: ExperimentTexts = {
  question: "What do callers see while the network between them and the tools fails?",
  method: [
    "A tool server stands behind a proxy of the benchmark, which refuses connections, breaks answers off in their middle (by a reset, and by an orderly end), swallows everything, and stalls one piece of answers in twenty for 200 ms, one after the other. Under each fault all rows are called at the same constant rate, whether earlier calls were answered or not: clients over MCP (in both revisions) and REST, each with the product's resilience (retries, circuit breaker, watch for silence) and without, a stdio client, and LLM servers over HTTP and over stdio, two of each.",
    `Lost is the share of the calls due during a fault that failed. Detected is when the first caller was told, counted from the fault's beginning; without resilience only a caller's own time limit (60 s here) ends a call in a black hole, or the network's return: the figure is then the fault's own length. Recovered is how long after the fault's end calls still failed. The calls of one row are up to ${APART} ms apart, as each turn has its own order: a shorter time cannot be told. Where one piece in twenty stalls, the p95 lies on the edge of the stall: it says on which side of it a start fell, not how long a call takes.`,
    "The proxy counts what it broke, a probe finds the port closed, and the calls without resilience must fail, or wait for the stall: without any of it the experiment is void. The next fault waits until every row answers again. All of it is on loopback: a real link may lose packets in both directions.",
  ],
  figureName: figureName(
    {
      lost: "Lost",
      kept: "Answered over stdio (LLM server)",
      asked: "Questions over stdio in all starts (LLM server)",
      pace: "Median question over stdio, without faults / during",
      detect: "Detected after",
      wait: "Wait of a call that failed",
      recover: "Recovered after",
      p95: "p95",
    },
    {
      "http-off": "HTTP without resilience",
      "http-on": "HTTP with resilience",
      "http@2025-11-25-off": "HTTP (2025-11-25) without resilience",
      "http@2025-11-25-on": "HTTP (2025-11-25) with resilience",
      "rest-off": "REST without resilience",
      "rest-on": "REST with resilience",
      stdio: "stdio",
      "llm-http": "LLM server over HTTP",
      "llm-http-again": "LLM server over HTTP, again",
      "llm-stdio": "LLM server over stdio",
      "llm-stdio-again": "LLM server over stdio, again",
    },
    {
      refuse: "refused",
      reset: "reset mid-response",
      "half-close": "ended mid-response",
      "black-hole": "black hole",
      loss: "1 in 20 pieces stalled",
      pass: "without faults",
    },
    (what) => `Noise, two equal deployments: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  ),
  claims: {
    H7: {
      because: (facts) => {
        const { shown } = facts;
        const unprotected = isUnnoticed(facts)
          ? "and without it not before the network returned"
          : `${shown(UNPROTECTED)} without`;
        return `Of the questions that need a tool an LLM server over HTTP loses ${shown("lost:llm-http@refuse")} while connections are refused, ${shown("lost:llm-http@reset")} while they are reset, ${shown("lost:llm-http@half-close")} while answers end halfway, ${shown("lost:llm-http@black-hole")} in a black hole and ${shown("lost:llm-http@loss")} while one piece of answers in twenty is stalled for 200 ms. A black hole is noticed after ${shown("detect:http-on@black-hole")} with resilience (retries, circuit breaker, watch for silence), ${unprotected}; after it calls fail for another ${shown("recover:http-on@black-hole")} with, ${shown("recover:http-off@black-hole")} without: a circuit breaker looks once a second.`;
      },
      rule: `Confirmed if an LLM server over HTTP loses at least ${HALF} of its questions that need a tool in every fault; refuted if in none; depends if in some. A service that fails more than it answers has stopped. Resilience bridges moments, not outages: shorter faults than these, or a second tool server, would lower the share.`,
    },
    S2: {
      because: ({ shown }) =>
        `Through the same faults an LLM server over stdio answers ${shown("kept@refuse")}, ${shown("kept@reset")}, ${shown("kept@half-close")}, ${shown("kept@black-hole")} and ${shown("kept@loss")} of its questions; without faults its median question takes ${shown("pace")} the time that it takes during them.`,
      rule: `Confirmed if an LLM server over stdio answers at least ${KEPT} of its questions in every fault, in at most half as long again; refuted if neither; depends if only some hold; inconclusive where a fault met fewer than ${THRESHOLDS.fewestAsked} questions, of which none is lost by luck too easily. It is the network between LLM server and tools that fails here: tools that use a network themselves meet its faults over stdio too.`,
    },
  },
};

export const ko: ExperimentTexts = {
  question: "도구와의 네트워크에 장애가 나면 호출하는 쪽에는 무엇이 보이는가?",
  method: [
    "도구 서버 앞에 벤치마크의 프록시를 두고 연결 거부, 응답 도중 끊기(재설정으로, 그리고 정상 종료처럼), 블랙홀(아무것도 전달하지 않음), 응답 조각 20개 중 하나를 200 ms 멈추기를 차례로 주입합니다. 장애마다 모든 항목을 응답을 기다리지 않고 같은 속도로 호출합니다. MCP(두 개정판)와 REST 클라이언트(제품의 보호 기능, 즉 재시도, 서킷 브레이커, 무응답 감시가 있을 때와 없을 때), stdio 클라이언트, HTTP와 stdio를 쓰는 LLM 서버 두 대씩입니다.",
    `손실은 장애 중에 보낸 호출 가운데 실패한 비율입니다. 감지는 장애가 시작된 뒤 호출한 쪽이 처음 실패를 알게 된 때까지입니다. 보호 기능이 없으면 블랙홀에 빠진 호출은 호출한 쪽의 제한 시간(여기서는 60초)이 지나거나 네트워크가 돌아와야 끝나며, 이때의 값은 장애 자체의 길이입니다. 복구는 장애가 끝난 뒤에도 호출이 실패한 시간입니다. 순서를 매번 바꾸므로 한 항목의 호출 간격은 최대 ${APART} ms이고, 그보다 짧은 시간은 구별할 수 없습니다. 20개 중 하나가 멈출 때의 p95는 멈춘 호출이 시작되는 경계에 있으므로, 호출에 걸리는 시간이 아니라 그 회차가 경계의 어느 쪽이었는지를 보여 줍니다.`,
    "프록시가 끊은 것을 세고, 포트가 닫혔는지 확인하며, 보호 기능이 없는 호출은 실패하거나 멈춘 만큼 기다려야 합니다. 하나라도 없으면 실험은 무효입니다. 다음 장애는 모든 항목이 다시 응답한 뒤에 시작합니다. 모두 루프백에서 일어납니다. 실제 회선에서는 양방향으로 패킷이 손실될 수 있습니다.",
  ],
  figureName: figureName(
    {
      lost: "손실",
      kept: "stdio에서 응답한 비율(LLM 서버)",
      asked: "실험 전체에서 stdio로 한 질문(LLM 서버)",
      pace: "stdio 질문의 중앙값, 장애가 없을 때 / 장애 중",
      detect: "감지까지",
      wait: "실패한 호출의 대기 시간",
      recover: "복구까지",
      p95: "p95",
    },
    {
      "http-off": "보호 기능 없는 HTTP",
      "http-on": "보호 기능 있는 HTTP",
      "http@2025-11-25-off": "보호 기능 없는 HTTP(2025-11-25)",
      "http@2025-11-25-on": "보호 기능 있는 HTTP(2025-11-25)",
      "rest-off": "보호 기능 없는 REST",
      "rest-on": "보호 기능 있는 REST",
      stdio: "stdio",
      "llm-http": "HTTP를 쓰는 LLM 서버",
      "llm-http-again": "HTTP를 쓰는 LLM 서버(한 번 더)",
      "llm-stdio": "stdio를 쓰는 LLM 서버",
      "llm-stdio-again": "stdio를 쓰는 LLM 서버(한 번 더)",
    },
    {
      refuse: "연결 거부",
      reset: "응답 도중 끊김",
      "half-close": "응답 도중 정상 종료",
      "black-hole": "블랙홀",
      loss: "조각 20개 중 1개 멈춤",
      pass: "장애가 없을 때",
    },
    (what) => `측정 오차, 같은 구성 두 개: ${what}`,
  ),
  claims: {
    H7: {
      because: (facts) => {
        const { shown } = facts;
        const unprotected = isUnnoticed(facts) ? "네트워크가 돌아온 뒤에야" : `${shown(UNPROTECTED)} 뒤에`;
        return `도구가 필요한 질문 가운데 HTTP를 쓰는 LLM 서버에서 실패하는 비율은 연결이 거부되는 동안 ${shown("lost:llm-http@refuse")}, 끊기는 동안 ${shown("lost:llm-http@reset")}, 응답이 도중에 끝나는 동안 ${shown("lost:llm-http@half-close")}, 블랙홀에서 ${shown("lost:llm-http@black-hole")}, 응답 조각 20개 중 하나가 200 ms 멈추는 동안 ${shown("lost:llm-http@loss")}입니다. 블랙홀은 보호 기능(재시도, 서킷 브레이커, 무응답 감시)이 있으면 ${shown("detect:http-on@black-hole")} 뒤에, 없으면 ${unprotected} 감지됩니다. 그 뒤 호출이 더 실패하는 시간은 각각 ${shown("recover:http-on@black-hole")}, ${shown("recover:http-off@black-hole")}입니다. 서킷 브레이커는 1초에 한 번 확인합니다.`;
      },
      rule: `모든 장애에서 HTTP를 쓰는 LLM 서버가 도구가 필요한 질문의 ${HALF_KO} 이상을 잃으면 확인됨, 어느 장애에서도 아니면 사실과 다름, 일부에서만 그러면 조건에 따라 다름입니다. 응답보다 실패가 많으면 서비스가 멈춘 것입니다. 보호 기능은 잠깐의 장애만 견딥니다. 장애가 더 짧거나 도구 서버가 하나 더 있으면 비율이 낮아집니다.`,
    },
    S2: {
      because: ({ shown }) =>
        `같은 장애에서 stdio를 쓰는 LLM 서버는 질문의 ${shown("kept@refuse")}, ${shown("kept@reset")}, ${shown("kept@half-close")}, ${shown("kept@black-hole")}, ${shown("kept@loss")}에 응답합니다(차례대로). 장애가 없을 때의 질문 시간(중앙값)은 장애 중의 ${shown("pace")}입니다.`,
      rule: `stdio를 쓰는 LLM 서버가 모든 장애에서 질문의 ${KEPT_KO} 이상에 1.5배 이내의 시간으로 응답하면 확인됨, 둘 다 아니면 사실과 다름, 일부만 맞으면 조건에 따라 다름입니다. 장애 중의 질문이 ${THRESHOLDS.fewestAsked}개보다 적으면 하나도 잃지 않은 것이 우연일 수 있으므로 판정 불가입니다. 여기서 장애가 나는 것은 LLM 서버와 도구 사이의 네트워크입니다. 도구가 스스로 네트워크를 쓰면 stdio에서도 장애를 겪습니다.`,
    },
  },
};
