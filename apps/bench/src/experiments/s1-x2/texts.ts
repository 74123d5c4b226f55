import { en as plainEn, ko as plainKo } from "@twinhost/report";
import { THRESHOLDS } from "../../verdicts/thresholds.ts";
import type { ExperimentTexts } from "../experiment.ts";
import { plainBecause } from "../plain-rule.ts";
import { evidenceOf } from "./rule.ts";

const { stdioFasterAtLeast, changedBeyond } = THRESHOLDS;

const NAMES_EN: Readonly<Record<string, string>> = {
  httpOverStdio: "HTTP / stdio",
  restOverStdio: "REST / stdio",
  httpRevisionRatio: "HTTP, 2026-07-28 / 2025-11-25",
  stdioRevisionRatio: "stdio, 2026-07-28 / 2025-11-25",
  "noise:http": "Noise: HTTP, again / HTTP",
  "noise:stdio": "Noise: stdio, again / stdio",
};

/** `p95:http` is a percentile of the scenario's calls, `http` their median. */
const callName = (id: string, nameOf: (row: string) => string): string => {
  const { percentile, row = id } = /^(?<percentile>p\d+):(?<row>.+)$/.exec(id)?.groups ?? {};
  return percentile === undefined ? nameOf(row) : `${nameOf(row)}, ${percentile}`;
};

export const en: ExperimentTexts = {
  question: "What does one call take over each transport, in both protocol revisions?",
  method: [
    "HTTP and stdio in both revisions, REST, and HTTP and stdio once more (the noise) are started beside each other, warmed up and called in turn, one call at a time, in an order drawn anew for each turn.",
    "A figure is the median call of a start, or a percentile of its calls where ten calls of the run lie beyond it; a ratio is taken within each start.",
  ],
  figureName: (id) => NAMES_EN[id] ?? callName(id, (row) => `A call: ${plainEn.rowName({ row })}`),
  claims: {
    S1: {
      because: plainBecause(plainEn, "S1", evidenceOf),
      rule: `Confirmed if HTTP's and REST's median call each take at least ${stdioFasterAtLeast} times stdio's; refuted if neither does; depends if one does. From twice as long on the rule counts stdio as very fast; refuted does not mean that it is slower. It is fast while the child is kept: X4 measures children that are started for each call or conversation, which flip it.`,
    },
    X2: {
      because: plainBecause(plainEn, "X2", evidenceOf),
      rule: `Yes if the newer revision's median call is longer, or shorter, by more than a factor of ${changedBeyond} on HTTP and stdio alike; no if on neither; depends if what it does to one it surely does not do to the other. Less than a tenth would be lost in what any release changes. Sessions with many calls hide what the older revision pays to open one.`,
    },
  },
};

const NAMES_KO: Readonly<Record<string, string>> = {
  ...NAMES_EN,
  "noise:http": "측정 오차: HTTP 두 번",
  "noise:stdio": "측정 오차: stdio 두 번",
};

export const ko: ExperimentTexts = {
  question: "연결 방식과 프로토콜 개정판에 따라 호출 한 번에 얼마나 걸리는가?",
  method: [
    "두 개정판의 HTTP와 stdio, REST, 그리고 측정 오차를 알기 위한 HTTP와 stdio 한 벌씩을 함께 시작하고 예열한 뒤, 매번 새로 뽑은 순서로 한 번에 한 건씩 번갈아 호출합니다.",
    "수치는 프로세스를 새로 시작할 때마다 구한 호출 시간의 중앙값이나 백분위수(실행 전체에서 그 너머에 호출이 10건 이상일 때)이며, 비율은 같은 때 시작한 프로세스끼리 구합니다.",
  ],
  figureName: (id) => NAMES_KO[id] ?? callName(id, (row) => `호출 시간: ${plainKo.rowName({ row })}`),
  claims: {
    S1: {
      because: plainBecause(plainKo, "S1", evidenceOf),
      rule: `HTTP와 REST의 호출 시간 중앙값이 모두 stdio의 ${stdioFasterAtLeast}배 이상이면 확인됨, 둘 다 아니면 사실과 다름, 하나만 그러면 조건에 따라 다름입니다. ${stdioFasterAtLeast}배부터는 뚜렷이 다른 수준의 차이로 봅니다. 사실과 다름이라도 stdio가 느리다는 뜻은 아닙니다. 프로세스를 계속 쓸 때만 빠릅니다. 호출이나 대화마다 새로 시작하면 판정이 바뀌며, X4에서 측정합니다.`,
    },
    X2: {
      because: plainBecause(plainKo, "X2", evidenceOf),
      rule: `새 개정판의 호출 시간 중앙값이 HTTP와 stdio에서 똑같이 ${changedBeyond}배 넘게 길어지거나 짧아졌으면 예, 둘 다 아니면 아니요, 한쪽에서만 그 방향으로 달라지고 다른 쪽은 분명히 그렇지 않으면 조건에 따라 다름입니다. 10%보다 작은 차이는 어느 버전에서나 생깁니다. 한 세션에서 여러 번 호출하면 이전 개정판이 세션을 여는 비용은 드러나지 않습니다.`,
    },
  },
};
