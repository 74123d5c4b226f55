import { needsServer } from "../needs-server.ts";
import type { AdviceMessages } from "./messages.ts";
import { digits, NO_CORE, show } from "./show.ts";

const times = (ratio: number): string => `${digits(ratio)}배`;

export const criteriaKo: AdviceMessages["criteria"] = {
  "shared-tools": {
    name: "여러 LLM 서버의 도구 공유",
    because: ({ given, values: { ratio = 1 } }) =>
      given.llmServers === 1 && given.otherCallers.length === 0
        ? "LLM 서버가 하나라서 공유할 것이 없습니다."
        : `도구 프로세스를 각각 두면${needsServer(given) ? "(다른 호출자를 위한 도구 서버도 함께)" : ""} 모두 합한 메모리가 HTTP를 쓸 때의 ${times(ratio)}입니다.`,
  },
  "frequent-changes": {
    name: "도구의 잦은 변경",
    because: ({ values: { rollouts = 0, updates = 0 }, k }) =>
      `한 달 배포 횟수는 stdio가 ${digits(rollouts)}회, HTTP가 ${digits(updates)}회입니다. 가장 긴 중단은 nginx 뒤의 새 도구 서버 ${k("updatePauseHttp")}, 한 대뿐인 도구 서버의 재시작 ${k("crashPauseHttp")}, 도구 프로세스 교체 ${k("updatePauseSwap")}, LLM 서버 다시 시작 ${k("updatePauseRestart")}입니다. 여기서는 배포 횟수만 셉니다. 배포 한 번에 실패하는 호출 수는 표에 있습니다.`,
  },
  scaling: {
    name: "확장",
    because: ({ values: { cores = 0 }, k }) =>
      `LLM 서버 한 대의 도구가 ${cores < NO_CORE ? "CPU를 거의 쓰지 않습니다" : `코어 ${digits(cores)}개를 씁니다`}. 컴퓨터 한 대에서 도구 서버 4대는 프로세스 4개의 stdio 풀이 처리하는 호출의 ${k("serversOverPool")}를 처리합니다. 컴퓨터 한 대로 모자라면 서버가 유리합니다.`,
  },
  "outside-clients": {
    name: "다른 호출자의 사용",
    because: ({ k }) =>
      `클라이언트 ${k("clientsTried")}종 가운데 HTTP로는 ${k("clientsHttp")}종, stdio로는 ${k("clientsStdio")}종이 호출을 마칩니다. 실행 중인 stdio 프로세스는 공유할 수 없습니다.`,
  },
  "single-server": {
    name: "LLM 서버 한 대",
    because: ({ given, values: { ratio = 1 }, k }) =>
      given.llmServers > 1 || needsServer(given)
        ? "도구를 쓰는 곳이 LLM 서버 한 대만이 아니므로 해당하지 않습니다."
        : `여기서 HTTP의 메모리는 stdio의 ${times(ratio)}입니다. 준비할 서버, 포트, 설정은 HTTP가 ${k("partsHttp")}개, stdio가 ${k("partsStdio")}개입니다.`,
  },
  "fast-responses": {
    name: "빠른 응답",
    because: ({ values: { share = 0, extraMicros = 0, stdioP99Micros = 0, httpP99Micros } }) =>
      httpP99Micros !== undefined
        ? `둘 가운데 stdio만 지연 시간 한도를 지킵니다. p99에 더해지는 시간은 stdio가 ${show("micros", stdioP99Micros)}, HTTP가 적어도 ${show("micros", httpP99Micros)}입니다.`
        : extraMicros <= 0
          ? "HTTP가 호출에 더하는 시간이 stdio보다 길지 않습니다."
          : `HTTP는 호출마다 stdio보다 ${show("micros", extraMicros)} 더 걸리며, 이는 질문 시간의 ${show("share", share)}입니다.`,
  },
  "simple-system": {
    name: "단순한 구성",
    because: ({ given, k }) =>
      needsServer(given)
        ? "도구 서버가 어차피 필요합니다. LLM 서버 안에도 도구를 두면 구성 요소가 하나 늘어납니다."
        : `컴퓨터 한 대에서 준비할 서버, 포트, 설정은 HTTP가 ${k("partsHttp")}개, stdio가 ${k("partsStdio")}개입니다.`,
  },
  security: {
    name: "보안",
    because: ({ given, k }) =>
      `${needsServer(given) ? "도구 서버가 어차피 필요합니다." : `도구의 수신 대기 소켓은 stdio가 ${k("socketsStdio")}개, HTTP가 ${k("socketsHttp")}개입니다.`} 기본 설정의 HTTP는 공격 ${k("abuseLetIn")}종을 막지 못하며, 설정 ${k("settingsToHarden")}개로 모두 막을 수 있습니다. stdio에서 악의적인 도구는 LLM 서버에서 시험한 네 가지 가운데 ${k("reachOfTool")}가지에 접근할 수 있습니다.`,
  },
  development: {
    name: "개발과 테스트",
    because: ({ given, k }) =>
      needsServer(given)
        ? "도구 서버가 어차피 필요합니다. 명령 하나로 모두 시작할 수는 없습니다."
        : `stdio는 명령 하나로 모두 시작합니다(구성 요소 ${k("partsStdio")}개, HTTP는 ${k("partsHttp")}개).`,
  },
};
