import { percent, time } from "@twinhost/report";
import type { ExperimentTexts, Facts } from "../experiment.ts";
import { percentKo } from "../korean.ts";
import { AGAIN, cell, roundTripCell } from "./cells.ts";
import { THRESHOLDS } from "./rule.ts";

const HALF = percent(THRESHOLDS.networkShareAtLeast);
const HALF_KO = percentKo(THRESHOLDS.networkShareAtLeast);

/** Splits an id such as `p95:http@20` into its kind, round trip in milliseconds and percentile. */
const partsOf = (id: string): { what: string; roundTrip: string; percentile: string } => {
  const [, percentile = "", what = "", roundTrip = ""] = /^(?:(p\d+):)?([a-z-]+)(?:@(\d+))?$/.exec(id) ?? [];
  return { what, roundTrip, percentile: percentile && `, ${percentile}` };
};

/** A round trip in milliseconds as the calls met it: timers and the proxy add to what was set. */
const measuredTrip = ({ measured }: Facts, roundTrip: number): string => time(measured(roundTripCell(roundTrip)).value);

const NAMES_EN: Readonly<Record<string, string>> = {
  stdio: "Call over stdio",
  "pipe-floor": "Bare pipe",
  http: "Call over HTTP",
  "http-floor": "Bare HTTP",
  [AGAIN]: "Bare HTTP, again",
  share: "Share of TCP with a bare HTTP exchange",
  noise: "Noise: bare HTTP, again",
};

export const en: ExperimentTexts = {
  question: "How much of what HTTP adds to a call is the network's: TCP with a bare HTTP exchange?",
  method: [
    "A tool server and bare HTTP are reached over loopback and over a proxy of the benchmark with a round trip of 1, 5, 20 and 50 ms (the answer waits for all of it); stdio and a bare pipe stand beside them. All are called in turn, one call at a time.",
    "What counts as the network's is TCP with a bare HTTP exchange: what a request and an answer of JSON take longer over Node's own HTTP than as JSON lines on a bare pipe, the HTTP code of both sides included. Its share is that, divided by what a call over HTTP takes longer than over stdio; the rest is what MCP adds over HTTP beyond what it adds over stdio.",
    "Timers and the proxy add to the round trip that was set: the measured one is what bare HTTP takes longer with it than without.",
    "The proxy counts what it delayed, and bare HTTP shows the delay: without either the experiment is void. It is a proxy, not a real link: no loss, no jitter but that of timers.",
  ],
  figureName: (id) => {
    const { what, roundTrip, percentile } = partsOf(id);
    if (id === roundTripCell(Number(roundTrip))) return `Round trip of ${roundTrip} ms, as measured`;
    return `${NAMES_EN[what]}${roundTrip === "" ? "" : `, ${roundTrip} ms round trip`}${percentile}`;
  },
  claims: {
    H6: {
      because: (facts) => {
        const { shown, crossover } = facts;
        return `TCP with a bare HTTP exchange, the HTTP code of both sides included, is ${shown("share@0")} of what HTTP adds to a call on loopback, ${shown("share@1")} at a round trip of 1 ms (measured: ${measuredTrip(facts, 1)}) and ${shown("share@20")} at 20 ms (measured: ${measuredTrip(facts, 20)}). A call takes ${shown("stdio")} over stdio, and ${shown(cell("http", 0))}, ${shown(cell("http", 1))} and ${shown(cell("http", 20))} over HTTP.${crossover ? ` That exchange is more than half above ${crossover}.` : ""}`;
      },
      rule: `Confirmed if TCP with a bare HTTP exchange is at least ${HALF} of what HTTP adds, at every round trip; refuted if at none; depends if from some round trip on. ${HALF} is where that exchange, not MCP, is the greater part; a heavier protocol stack would move the point up, a real link with loss down. Connections are kept here; X4 measures those that are not.`,
    },
  },
};

const NAMES_KO: Readonly<Record<string, string>> = {
  stdio: "stdio 호출",
  "pipe-floor": "파이프만",
  http: "HTTP 호출",
  "http-floor": "HTTP만",
  [AGAIN]: "HTTP만(한 번 더)",
  share: "TCP와 HTTP 자체의 비중",
  noise: "측정 오차: HTTP만 두 번",
};

export const ko: ExperimentTexts = {
  question: "HTTP 때문에 늘어난 시간 가운데 네트워크, 즉 TCP와 HTTP 자체의 비중은 얼마인가?",
  method: [
    "도구 서버와 HTTP만 쓰는 서버를 루프백으로, 그리고 왕복 지연이 1, 5, 20, 50 ms인 벤치마크의 프록시를 거쳐 호출합니다(응답이 지연 전체를 기다립니다). stdio와 파이프만 쓰는 프로세스도 함께, 한 번에 한 건씩 번갈아 호출합니다.",
    "네트워크의 몫으로 보는 것은 TCP와 HTTP 자체입니다. 즉 JSON 요청과 응답을 Node의 HTTP로 주고받을 때 파이프에 JSON 줄로 주고받을 때보다 더 걸린 시간이며, 양쪽의 HTTP 처리 코드도 들어 있습니다. 비중은 이 시간을 HTTP 호출이 stdio 호출보다 더 걸린 시간으로 나눈 값이고, 나머지는 MCP가 stdio에서보다 HTTP에서 더 쓰는 시간입니다.",
    "타이머와 프록시 때문에 실제 왕복 지연은 설정한 값보다 깁니다. 실제 왕복 지연은 HTTP만 쓸 때 지연이 있으면 없을 때보다 더 걸린 시간입니다.",
    "프록시는 지연시킨 응답을 세고, HTTP만 쓰는 호출에서도 지연이 보여야 합니다. 둘 중 하나라도 없으면 실험은 무효입니다. 실제 회선이 아니라 프록시이므로 패킷 손실이 없고 지연의 변동은 타이머의 오차뿐입니다.",
  ],
  figureName: (id) => {
    const { what, roundTrip, percentile } = partsOf(id);
    if (id === roundTripCell(Number(roundTrip))) return `왕복 ${roundTrip} ms의 실제 왕복 지연`;
    return `${NAMES_KO[what]}${roundTrip === "" ? "" : `, 왕복 ${roundTrip} ms`}${percentile}`;
  },
  claims: {
    H6: {
      because: (facts) => {
        const { shown, crossover } = facts;
        return `HTTP 때문에 늘어난 시간에서 TCP와 HTTP 자체(양쪽의 HTTP 처리 코드 포함)의 비중은 루프백에서 ${shown("share@0")}, 왕복 1 ms(실제 ${measuredTrip(facts, 1)})에서 ${shown("share@1")}, 20 ms(실제 ${measuredTrip(facts, 20)})에서 ${shown("share@20")}입니다. 호출 시간은 stdio가 ${shown("stdio")}이고, HTTP는 차례로 ${shown(cell("http", 0))}, ${shown(cell("http", 1))}, ${shown(cell("http", 20))}입니다.${crossover ? ` 왕복 지연이 ${crossover}보다 크면 TCP와 HTTP 자체가 절반을 넘습니다.` : ""}`;
      },
      rule: `모든 왕복 지연에서 TCP와 HTTP 자체가 HTTP 때문에 늘어난 시간의 ${HALF_KO} 이상이면 확인됨, 모두 그보다 작으면 사실과 다름, 어느 왕복 지연부터 넘으면 조건에 따라 다름입니다. ${HALF_KO}는 MCP보다 TCP와 HTTP 자체의 몫이 커지는 지점입니다. 프로토콜 처리가 무거우면 이 지점이 올라가고, 손실이 있는 실제 회선에서는 내려갑니다. 여기서는 연결을 계속 쓰며, 그러지 않을 때는 X4에서 측정합니다.`,
    },
  },
};
