import { times } from "@twinhost/report";
import type { ExperimentTexts } from "../experiment.ts";
import { THRESHOLDS } from "./rule.ts";

const LEAST = times(THRESHOLDS.costsAtLeast);

const NAMES: Readonly<Record<string, string>> = { http: "HTTP", rest: "REST", stdio: "stdio" };

const figureName =
  (words: { readonly ratio: string; readonly noise: string; readonly on: string; readonly off: string }) =>
  (id: string): string => {
    const [what = "", transport = ""] = id.split(":");
    return `${NAMES[transport]}, ${words[what as keyof typeof words]}`;
  };

export const en: ExperimentTexts = {
  question: "What do keys, limits, logs, metrics and tracing together add to a call?",
  method: [
    "A host with all features on is called in turn with two that have them all off (the noise), over HTTP, REST and stdio. Keys, metrics and traces exist over HTTP and REST only.",
    "Spans must arrive at the collector: without any the experiment is void. What each feature costs alone is measured by bench guards.",
  ],
  figureName: figureName({
    ratio: "all features on / off",
    noise: "noise: all off / all off",
    on: "a call with all features on",
    off: "a call with all features off",
  }),
  claims: {
    X3: {
      because: ({ shown }) =>
        `With all features on, a call takes ${shown("ratio:http")} as long over HTTP, ${shown("ratio:rest")} over REST and ${shown("ratio:stdio")} over stdio. What each feature costs alone: bench guards.`,
      rule: `Yes if a call with all features takes at least ${LEAST} times as long on HTTP, REST and stdio; no if on none; depends if on some. A tenth of a call is what somebody would look for in a profile. A tool that works for milliseconds would flip it to no: these calls do small sums.`,
    },
  },
};

export const ko: ExperimentTexts = {
  question: "API 키, 한도, 로그, 지표, 추적을 모두 켜면 호출에 얼마나 더해지는가?",
  method: [
    "모든 기능을 켠 호스트와 모두 끈 호스트 두 개를 HTTP, REST, stdio로 번갈아 호출합니다. 모두 끈 두 호스트의 차이가 측정 오차입니다. API 키, 지표, 추적은 HTTP와 REST에만 있습니다.",
    "추적 정보가 수집기에 도착해야 하며, 하나도 오지 않으면 실험은 무효입니다. 기능별 비용은 bench guards가 측정합니다.",
  ],
  figureName: figureName({
    ratio: "모두 켬 / 모두 끔",
    noise: "측정 오차: 모두 끔 두 번",
    on: "기능을 모두 켠 호출",
    off: "기능을 모두 끈 호출",
  }),
  claims: {
    X3: {
      because: ({ shown }) =>
        `모든 기능을 켜면 호출 시간이 HTTP는 ${shown("ratio:http")}, REST는 ${shown("ratio:rest")}, stdio는 ${shown("ratio:stdio")}가 됩니다. 기능별 비용은 bench guards로 확인하세요.`,
      rule: `모든 기능을 켠 호출이 HTTP, REST, stdio에서 모두 ${LEAST}배 이상 걸리면 예, 어디에서도 아니면 아니요, 일부에서만 그러면 조건에 따라 다름입니다. 호출 시간의 10%는 성능을 살필 만한 차이입니다. 이 호출은 작은 계산이므로, 도구가 몇 밀리초씩 일하면 아니요로 바뀔 수 있습니다.`,
    },
  },
};
