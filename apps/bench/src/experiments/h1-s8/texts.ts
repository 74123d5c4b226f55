import { digits, percent, time, times } from "@twinhost/report";
import type { ExperimentTexts, Facts } from "../experiment.ts";
import { percentKo } from "../korean.ts";
import { ROUNDS, WAIT_MS } from "./calls.ts";
import { GENERATOR } from "./cells.ts";
import { THRESHOLDS } from "./rule.ts";

const CORE = percent(THRESHOLDS.generatorBusyAtMost);
const CORE_KO = percentKo(THRESHOLDS.generatorBusyAtMost);
const EFFICIENCY = percent(THRESHOLDS.efficiencyAtLeast);
const EFFICIENCY_KO = percentKo(THRESHOLDS.efficiencyAtLeast);
const WORSE = digits(THRESHOLDS.stdioWorseAtLeast);
const HELD_UP = times(THRESHOLDS.heldUpAtLeast);
const HASHES = ROUNDS.toLocaleString("en-US");
const GAIN = times(THRESHOLDS.machineGainAtLeast);
const LATE = time(THRESHOLDS.generatorLateAtMost);

/** Splits an id such as `perSecond:cpu:http@2` into its kind, tool, transport and size. */
const partsOf = (id: string) => {
  const [what = "", ...rest] = id.split(/[:@]/);
  const [of = "", row = ""] = rest;
  return { what, of, row, size: /@(\d+)$/.exec(id)?.[1] ?? "" };
};

const isBusy = ({ measured }: Facts): boolean =>
  (measured(GENERATOR.busy).high ?? measured(GENERATOR.busy).value) > THRESHOLDS.generatorBusyAtMost;

/** Whether a stdio pool of 4 reaches the share of the possible gain that the rule asks of HTTP. */
const poolScales = ({ measured }: Facts): boolean =>
  ["cpu", "io"].every((tool) => (measured(`efficiency:${tool}:stdio@4`).low ?? 0) >= THRESHOLDS.efficiencyAtLeast);

const ROWS_EN: Readonly<Record<string, (size: string) => string>> = {
  http: (size) => `${size} HTTP ${size === "1" ? "server" : "servers"} behind nginx`,
  stdio: (size) => `${size} stdio ${size === "1" ? "process" : "processes"}`,
  machine: (size) => `${size} bare ${size === "1" ? "thread" : "threads"}`,
};
const TOOLS_EN: Readonly<Record<string, string>> = { cpu: "CPU-bound", io: "I/O-bound" };

const busyEn = (facts: Facts): string =>
  isBusy(facts) ? ` The load generator itself was ${facts.shown(GENERATOR.busy)} busy: too much for a verdict.` : "";

export const en: ExperimentTexts = {
  question: "What do more tool servers behind a load balancer gain, and what more tool processes of a stdio pool?",
  method: [
    `1, 2 and 4 tool servers stand behind nginx (a single one too, so that its calls pay for the balancer as well), and 1, 2 and 4 tool processes on pipes. A CPU-bound tool (${HASHES} rounds of a hash) and an I/O-bound one (${WAIT_MS} ms on one of 4 connections that a process has) are called with more calls in flight than all processes take at once.`,
    "Efficiency is the gain over one process, divided by the gain that is possible: for waiting, the number of processes; for the CPU, what as many threads of this machine hash without any transport. So a machine with two cores is not blamed for having two.",
    "A fast tool is called 400 times a second, alone and beside slow calls (200 ms, waiting) and answers of 1 MiB on the same connection, in several slices each, whose median p99 is taken; time counts from when a call was due. One process gets small calls with 1 to 256 in flight.",
    "Every replica must have used the processor under load, every pool must have its processes, and every wait must have been waited: without these the experiment is void. One tool server stands there twice (the noise).",
    `The load generator's own CPU and lateness are measured; above ${CORE} of a core, or ${LATE} late, it is the bottleneck and there is no verdict.`,
  ],
  figureName: (id) => {
    const { what, of, row, size } = partsOf(id);
    switch (what) {
      case "efficiency":
        return `Efficiency, ${TOOLS_EN[of]}, ${ROWS_EN[row]?.(size)}`;
      case "possible":
        return `Gain that the cores give, ${size} threads`;
      case "pool":
        return `${TOOLS_EN[of]} calls, 4 HTTP servers behind nginx / stdio pool of 4`;
      case "noise":
        return `Noise: HTTP behind nginx, again / HTTP behind nginx, ${TOOLS_EN[of] ?? `fast beside ${of}`}`;
      case "beside":
        return `Fast call's p99 beside ${of} ones, stdio / HTTP behind nginx`;
      case "perSecond":
        return `${TOOLS_EN[of]} calls a second, ${ROWS_EN[row]?.(size)}`;
      case "fast":
        return `Fast call's p99, ${of === "alone" ? of : `beside ${of} ones`}, ${row === "http" ? "HTTP behind nginx" : row}`;
      case "generator":
        return of === "busy"
          ? "Load generator's share of a core with CPU-bound and I/O-bound tools, most"
          : "Load generator late, p99";
      default: {
        const kinds: Readonly<Record<string, string>> = {
          perSecond: "Small calls a second",
          p99: "Small call's p99",
          busy: "Load generator's share of a core",
        };
        return `${kinds[of]}, one ${row === "http" ? "HTTP server behind nginx" : "stdio process"}, ${size} in flight`;
      }
    }
  },
  claims: {
    H1: {
      because: (facts) => {
        const { shown } = facts;
        return `4 tool servers behind nginx reach ${shown("efficiency:cpu:http@4")} of the possible gain with a CPU-bound tool (4 threads of this machine gain ${shown("possible@4")} over one) and ${shown("efficiency:io:http@4")} with an I/O-bound one; 2 reach ${shown("efficiency:cpu:http@2")} and ${shown("efficiency:io:http@2")}. On this one machine a stdio pool of 4 scales ${poolScales(facts) ? "alike" : "less"}: ${shown("efficiency:cpu:stdio@4")} and ${shown("efficiency:io:stdio@4")}; only HTTP goes beyond one machine.${busyEn(facts)}`;
      },
      rule: `Confirmed if 2 and 4 servers reach at least ${EFFICIENCY} of the possible gain with both tools; refuted if with neither; depends if only here or there. Below ${EFFICIENCY} the second of two servers does less than half of its work. Inconclusive where two threads do less than ${GAIN} times the work of one, for then nothing can scale on this machine. Lighter calls would flip it: the balancer's share of a call grows.`,
    },
    S8: {
      because: (facts) => {
        const { shown } = facts;
        return `4 HTTP servers behind nginx serve ${shown("pool:cpu")} the CPU-bound and ${shown("pool:io")} the I/O-bound calls of a stdio pool of 4. A fast call's p99 over stdio is ${shown("beside:slow")} that over HTTP (behind nginx) beside slow calls, and ${shown("beside:large")} beside answers of 1 MiB. Small calls a second of one stdio process and of one HTTP server behind nginx: ${shown("inFlight:perSecond:stdio@1")} and ${shown("inFlight:perSecond:http@1")} with 1 in flight, ${shown("inFlight:perSecond:stdio@16")} and ${shown("inFlight:perSecond:http@16")} with 16, ${shown("inFlight:perSecond:stdio@256")} and ${shown("inFlight:perSecond:http@256")} with 256 (p99 ${shown("inFlight:p99:stdio@256")} and ${shown("inFlight:p99:http@256")}).${busyEn(facts)}`;
      },
      rule: `Confirmed if stdio is worse in all four: at least ${WORSE} times in the calls a second of a pool of 4 with either tool, against 4 HTTP servers behind nginx, and at least ${HELD_UP} times in a fast call's p99 beside slow and beside large ones, since a call that is held up behind another takes several times as long; refuted if in none; depends otherwise; on a machine that cannot scale the pool of the CPU-bound tool is not judged. A quarter is what somebody would change a deployment for. A pool ends at the cores of its machine, servers do not: on more machines than one, HTTP's part grows.`,
    },
  },
};

const ROWS_KO: Readonly<Record<string, (size: string) => string>> = {
  http: (size) => `nginx 뒤의 HTTP 서버 ${size}대`,
  stdio: (size) => `stdio 프로세스 ${size}개`,
  machine: (size) => `스레드만 ${size}개`,
};
const TOOLS_KO: Readonly<Record<string, string>> = { cpu: "CPU를 쓰는 도구", io: "입출력을 기다리는 도구" };
const BESIDES_KO: Readonly<Record<string, string>> = {
  alone: "단독",
  slow: "느린 호출과 함께",
  large: "큰 응답과 함께",
};

const busyKo = (facts: Facts): string =>
  isBusy(facts) ? ` 부하 생성기가 코어의 ${facts.shown(GENERATOR.busy)}를 쓰고 있어서 판정하지 않습니다.` : "";

export const ko: ExperimentTexts = {
  question: "로드 밸런서 뒤의 도구 서버를 늘리면, 그리고 stdio 풀의 프로세스를 늘리면 처리량이 얼마나 늘어나는가?",
  method: [
    `nginx 뒤에 도구 서버를 1, 2, 4대 두고(한 대일 때도 nginx를 거치므로 그 비용이 들어갑니다), 파이프로 연결한 도구 프로세스도 1, 2, 4개 둡니다. CPU를 쓰는 도구(해시 ${HASHES}회)와 입출력을 기다리는 도구(프로세스마다 4개인 연결 하나를 ${WAIT_MS} ms 사용)를 모든 프로세스가 한 번에 받을 수 있는 것보다 많이 동시에 호출합니다.`,
    "효율은 하나일 때보다 늘어난 배수를 가능한 배수로 나눈 값입니다. 가능한 배수는 기다리는 도구라면 프로세스 수, CPU를 쓰는 도구라면 연결 방식 없이 이 컴퓨터의 스레드를 같은 수만큼 돌렸을 때 늘어나는 배수입니다. 따라서 코어가 두 개라는 이유로 효율이 낮아지지 않습니다.",
    "빠른 도구를 단독으로, 느린 호출(200 ms 대기)과 함께, 1 MiB 응답과 함께 같은 연결로 초당 400번씩 여러 차례 호출해 p99의 중앙값을 쓰고, 시간은 보내기로 한 때부터 셉니다. 프로세스 하나에는 작은 호출을 동시에 1건에서 256건까지 보냅니다.",
    "부하를 주는 동안 모든 서버가 CPU를 써야 하고, 풀의 프로세스가 모두 있어야 하며, 대기 시간을 실제로 기다려야 합니다. 하나라도 아니면 실험은 무효입니다. 도구 서버 한 대는 두 벌 둡니다(측정 오차).",
    `부하 생성기의 CPU와 늦은 정도도 측정합니다. 코어의 ${CORE_KO}를 넘게 쓰거나 ${LATE} 넘게 늦으면 부하 생성기가 병목이므로 판정하지 않습니다.`,
  ],
  figureName: (id) => {
    const { what, of, row, size } = partsOf(id);
    switch (what) {
      case "efficiency":
        return `효율, ${TOOLS_KO[of]}, ${ROWS_KO[row]?.(size)}`;
      case "possible":
        return `코어로 가능한 배수, 스레드 ${size}개`;
      case "pool":
        return `${TOOLS_KO[of]}의 초당 호출, nginx 뒤의 HTTP 서버 4대 / stdio 프로세스 4개`;
      case "noise":
        return `측정 오차: nginx 뒤의 HTTP 두 번, ${TOOLS_KO[of] ?? `빠른 호출(${BESIDES_KO[of]})`}`;
      case "beside":
        return `빠른 호출의 p99(${BESIDES_KO[of]}), stdio / nginx 뒤의 HTTP`;
      case "perSecond":
        return `${TOOLS_KO[of]}의 초당 호출, ${ROWS_KO[row]?.(size)}`;
      case "fast":
        return `빠른 호출의 p99, ${BESIDES_KO[of]}, ${row === "http" ? "nginx 뒤의 HTTP" : row}`;
      case "generator":
        return of === "busy"
          ? "CPU를 쓰는 도구와 I/O를 기다리는 도구에서 부하 생성기가 쓴 코어의 비율, 최대"
          : "부하 생성기가 늦은 정도, p99";
      default: {
        const kinds: Readonly<Record<string, string>> = {
          perSecond: "초당 작은 호출",
          p99: "작은 호출의 p99",
          busy: "부하 생성기가 쓴 코어의 비율",
        };
        return `${kinds[of]}, ${ROWS_KO[row]?.("1")}, 동시에 ${size}건`;
      }
    }
  },
  claims: {
    H1: {
      because: (facts) => {
        const { shown } = facts;
        return `nginx 뒤의 도구 서버 4대의 효율(가능한 증가에 대한 비)은 CPU를 쓰는 도구가 ${shown("efficiency:cpu:http@4")}(이 컴퓨터에서 스레드 4개로 가능한 증가는 ${shown("possible@4")}), 입출력을 기다리는 도구가 ${shown("efficiency:io:http@4")}입니다. 2대의 효율은 ${shown("efficiency:cpu:http@2")}와 ${shown("efficiency:io:http@2")}입니다. 이 컴퓨터 한 대에서는 stdio 프로세스 4개의 효율${poolScales(facts) ? "도 비슷하게" : "이"} ${shown("efficiency:cpu:stdio@4")}와 ${shown("efficiency:io:stdio@4")}이며, 여러 컴퓨터로 확장할 수 있는 것은 HTTP뿐입니다.${busyKo(facts)}`;
      },
      rule: `서버가 2대일 때와 4대일 때 두 도구 모두 가능한 증가의 ${EFFICIENCY_KO} 이상이면 확인됨, 모두 그보다 작으면 사실과 다름, 일부만 그러면 조건에 따라 다름입니다. ${EFFICIENCY_KO}보다 작으면 두 번째 서버가 제 몫의 절반도 하지 못합니다. 스레드 두 개로 하나의 ${GAIN}배도 하지 못하는 컴퓨터에는 확장할 여지가 없으므로 판정 불가입니다. 호출이 가벼우면 로드 밸런서의 비중이 커져 판정이 바뀔 수 있습니다.`,
    },
    S8: {
      because: (facts) => {
        const { shown } = facts;
        return `nginx 뒤의 HTTP 서버 4대의 처리량은 stdio 프로세스 4개에 비해 CPU를 쓰는 도구가 ${shown("pool:cpu")}, 입출력을 기다리는 도구가 ${shown("pool:io")}입니다. stdio로 보낸 빠른 호출의 p99는 nginx 뒤의 HTTP에 비해 느린 호출과 함께일 때 ${shown("beside:slow")}, 1 MiB 응답과 함께일 때 ${shown("beside:large")}입니다. stdio 프로세스 1개와 nginx 뒤의 HTTP 서버 1대가 초당 처리하는 작은 호출은 동시에 1건이면 ${shown("inFlight:perSecond:stdio@1")}건과 ${shown("inFlight:perSecond:http@1")}건, 16건이면 ${shown("inFlight:perSecond:stdio@16")}건과 ${shown("inFlight:perSecond:http@16")}건, 256건이면 ${shown("inFlight:perSecond:stdio@256")}건과 ${shown("inFlight:perSecond:http@256")}건(p99 ${shown("inFlight:p99:stdio@256")}, ${shown("inFlight:p99:http@256")})입니다.${busyKo(facts)}`;
      },
      rule: `stdio 프로세스 4개의 처리량이 두 도구 모두 nginx 뒤의 HTTP 서버 4대보다 ${WORSE}배 이상 낮고, 빠른 호출의 p99가 느린 호출과 함께일 때와 큰 응답과 함께일 때 모두 HTTP보다 ${HELD_UP}배 이상 길면 확인됨(다른 호출 뒤에서 기다리는 호출은 몇 배씩 걸립니다), 넷 다 아니면 사실과 다름, 그 밖에는 조건에 따라 다름입니다. 확장할 여지가 없는 컴퓨터에서는 CPU를 쓰는 도구의 풀을 판정하지 않습니다. 4분의 1은 구성을 바꿀 만한 차이입니다. 풀은 컴퓨터 한 대의 코어가 한계이지만 서버는 그렇지 않으므로, 컴퓨터가 여러 대면 HTTP가 더 유리해집니다.`,
    },
  },
};
