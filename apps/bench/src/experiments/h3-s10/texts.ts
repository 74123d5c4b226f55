import { time } from "@twinhost/report";
import type { ExperimentTexts, Facts } from "../experiment.ts";
import { longestGapMs } from "../open-loop.ts";
import { QUESTIONS_PER_SECOND, ROWS } from "./cells.ts";
import { THRESHOLDS } from "./rule.ts";

const PAUSE = time(THRESHOLDS.pauseAtLeast);
const OFFERED = time(THRESHOLDS.offeredAtLeast);

const APART = `${Math.round(longestGapMs({ rows: ROWS.length, perSecond: QUESTIONS_PER_SECOND }))} ms`;

const figureName =
  (kinds: Readonly<Record<string, string>>, rows: Readonly<Record<string, string>>, noise: string) =>
  (id: string): string => {
    const [kind = "", of = ""] = id.split(":");
    return kind === "noise" ? `${noise}: ${kinds[of]}` : `${kinds[kind]}, ${rows[of]}`;
  };

const isNone = ({ measured }: Facts, id: string): boolean => measured(id).value === 0;

export const en: ExperimentTexts = {
  question: "What does an update of the tools cost those who ask questions meanwhile?",
  method: [
    `LLM servers get ${QUESTIONS_PER_SECOND} questions a second each, whether earlier ones were answered or not, while a toolbox with one more tool is rolled out, one deployment after the other in random order.`,
    "Over HTTP a new tool server is started, nginx is given it instead of the old one, and the old one is ended. Over stdio the LLM server is stopped and started again, or gets SIGHUP, at which it replaces its tool process alone. The model is a server of the benchmark's, which sees what tools it is offered.",
    `Counted are questions that failed, the longest time in which no question was answered, the time until the model was offered the new tool, and how often an LLM server had to be started. The questions of one deployment are up to ${APART} apart, as each turn has its own order: a shorter time without an answer cannot be seen. The update over HTTP runs twice (the noise).`,
    "Every answer is checked. A new tool that is not offered within 20 s of the update, or load that ended before it, makes the experiment void.",
  ],
  figureName: figureName(
    {
      lost: "Questions lost",
      pause: "Longest time without an answer",
      offered: "Until the model is offered the new tool",
      restarts: "Starts of the LLM server",
    },
    {
      http: "HTTP behind nginx",
      "stdio-restart": "stdio, LLM server restarted",
      "stdio-swap": "stdio, tool process replaced",
    },
    "Noise, HTTP again - HTTP",
  ),
  claims: {
    H3: {
      because: (facts) => {
        const { shown } = facts;
        return `An update behind a load balancer (nginx) lost ${isNone(facts, "lost:http") ? "no question" : `${shown("lost:http")} questions`} (of ${QUESTIONS_PER_SECOND} a second), the longest time without an answer was ${shown("pause:http")} (questions are up to ${APART} apart anyway), the model was offered the new tool after ${shown("offered:http")}, and the LLM server ${isNone(facts, "restarts:http") ? "did not have to be started again" : `was started ${shown("restarts:http")} times`}.`;
      },
      rule: `Confirmed if an update over HTTP loses no question, leaves nobody without an answer for ${PAUSE}, offers the model the new tool within ${OFFERED} and needs no start of the LLM server; refuted if it fails in all of it; depends if in some. A second is what somebody who waits notices. Without a balancer the tool server's own start is a pause; calls that may not be repeated could be lost where it ends.`,
    },
    S10: {
      because: ({ shown }) =>
        `With the LLM server restarted, an update over stdio lost ${shown("lost:stdio-restart")} questions (of ${QUESTIONS_PER_SECOND} a second), with ${shown("pause:stdio-restart")} without an answer at the longest; with the tool process alone replaced, it lost ${shown("lost:stdio-swap")}, with ${shown("pause:stdio-swap")} (questions are up to ${APART} apart anyway). The model was offered the new tool after ${shown("offered:stdio-restart")} and ${shown("offered:stdio-swap")}.`,
      rule: `Confirmed if users notice an update over stdio, with a lost question or ${PAUSE} without an answer, even where only the tool process is replaced; refuted if not even where the LLM server is restarted; depends if only there. A client that cannot replace its tool process has the first case alone.`,
    },
  },
};

export const ko: ExperimentTexts = {
  question: "도구를 업데이트하는 동안 질문하는 사람에게 어떤 영향이 있는가?",
  method: [
    `LLM 서버마다 응답을 기다리지 않고 초당 ${QUESTIONS_PER_SECOND}건씩 질문하면서, 도구가 하나 더 있는 도구 모음을 구성마다 차례로(무작위 순서) 배포합니다.`,
    "HTTP에서는 새 도구 서버를 시작하고 nginx를 그 서버로 돌린 뒤 이전 서버를 끝냅니다. stdio에서는 LLM 서버를 멈췄다가 다시 시작하거나, SIGHUP을 보내 도구 프로세스만 바꿉니다. 모델은 벤치마크의 서버이며, 어떤 도구가 제공되는지 봅니다.",
    `실패한 질문, 답변이 하나도 없었던 가장 긴 시간, 모델에 새 도구가 제공될 때까지 걸린 시간, LLM 서버를 시작한 횟수를 셉니다. 순서를 매번 바꾸므로 한 구성의 질문 간격은 최대 ${APART}이고, 그보다 짧은 중단은 보이지 않습니다. HTTP 업데이트는 두 벌 합니다(측정 오차).`,
    "모든 응답을 확인합니다. 업데이트가 끝나고 20초 안에 모델에 새 도구가 제공되지 않거나 업데이트보다 부하가 먼저 끝나면 실험은 무효입니다.",
  ],
  figureName: figureName(
    {
      lost: "실패한 질문",
      pause: "답변이 없었던 가장 긴 시간",
      offered: "새 도구가 모델에 제공될 때까지",
      restarts: "LLM 서버를 시작한 횟수",
    },
    {
      http: "nginx 뒤의 HTTP",
      "stdio-restart": "stdio, LLM 서버 재시작",
      "stdio-swap": "stdio, 도구 프로세스 교체",
    },
    "측정 오차, HTTP 두 번",
  ),
  claims: {
    H3: {
      because: (facts) => {
        const { shown } = facts;
        return `로드 밸런서(nginx) 뒤의 도구 서버를 바꾸는 동안 ${isNone(facts, "lost:http") ? "실패한 질문이 없었고" : `질문 ${shown("lost:http")}건이 실패했고`}(초당 ${QUESTIONS_PER_SECOND}건 질문), 답변이 없었던 가장 긴 시간은 ${shown("pause:http")}(질문 간격만으로도 최대 ${APART})이며, 새 도구는 ${shown("offered:http")} 뒤에 모델에 제공되었습니다. ${isNone(facts, "restarts:http") ? "LLM 서버를 다시 시작할 필요는 없었습니다" : `LLM 서버는 ${shown("restarts:http")}번 시작했습니다`}.`;
      },
      rule: `HTTP 업데이트에서 실패한 질문이 없고, 답변이 없는 시간이 ${PAUSE}보다 짧고, 새 도구가 ${OFFERED} 안에 모델에 제공되고, LLM 서버를 시작하지 않아도 되면 확인됨, 모두 그렇지 않으면 사실과 다름, 일부만 그러면 조건에 따라 다름입니다. 1초는 기다리는 사람이 알아차리는 시간입니다. 로드 밸런서가 없으면 도구 서버를 시작하는 동안 응답이 멈추고, 반복할 수 없는 호출은 서버가 끝날 때 실패할 수 있습니다.`,
    },
    S10: {
      because: ({ shown }) =>
        `LLM 서버를 재시작하면 stdio 업데이트에서 질문 ${shown("lost:stdio-restart")}건이 실패했고(초당 ${QUESTIONS_PER_SECOND}건 질문), 답변이 없었던 가장 긴 시간은 ${shown("pause:stdio-restart")}입니다. 도구 프로세스만 바꾸면 ${shown("lost:stdio-swap")}건, ${shown("pause:stdio-swap")}입니다(질문 간격만으로도 최대 ${APART}). 새 도구가 모델에 제공될 때까지는 각각 ${shown("offered:stdio-restart")}, ${shown("offered:stdio-swap")} 걸렸습니다.`,
      rule: `도구 프로세스만 바꾸어도 질문이 실패하거나 답변이 ${PAUSE} 이상 없어서 사용자가 stdio 업데이트를 알아차리면 확인됨, LLM 서버를 재시작해도 알아차리지 못하면 사실과 다름, 재시작할 때만 알아차리면 조건에 따라 다름입니다. 도구 프로세스만 바꿀 수 없는 클라이언트에는 재시작의 경우만 해당합니다.`,
    },
  },
};
