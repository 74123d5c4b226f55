import { MACHINE_LINES } from "../messages/run-line.ts";
import type { OwnServerTexts } from "./texts.ts";

export const ownServerKo: OwnServerTexts = {
  title: "내 MCP 서버를 이 컴퓨터에서 측정한 결과",
  heads: {
    scenario: "측정 항목",
    ratio: "첫 줄 대비",
    throughput: "초당 호출(동시)",
    bytes: "바이트",
    memory: "메모리",
    coldStart: "시작",
    bad: "오류",
    check: "점검",
    outcome: "결과",
    saw: "관찰한 것",
  },
  sections: { figures: "수치", conformance: "밖에서 본 표준 준수", method: "측정 방법", advice: "권고" },
  rows: {
    stdio: "stdio",
    "stdio-again": "같은 stdio(측정 오차)",
    "stdio-pool": "stdio(프로세스 2개)",
    "stdio-per-conversation": "stdio, 대화마다",
    "stdio-per-call": "stdio, 호출마다",
    http: "HTTP",
    "http-again": "같은 HTTP(측정 오차)",
    "http-per-conversation": "HTTP, 대화마다",
    "http-per-call": "HTTP, 호출마다",
    "host-http": "우리 HTTP 호스트 뒤",
    "host-rest": "우리 호스트 뒤, REST",
    question: "LLM 서버에 질문",
  },
  checks: {
    initialize: "2025-11-25 초기화",
    ping: "ping",
    "tools-list": "tools/list 모든 페이지",
    "unknown-tool": "없는 도구를 거부",
    "unknown-method": "없는 메서드를 거부",
    "invalid-arguments": "잘못된 인수를 거부",
    cancel: "호출을 취소해도 계속 동작",
    stdout: "stdout에 메시지만 출력",
    "end-of-input": "stdin이 닫히면 종료",
  },
  outcomes: { passed: "통과", failed: "실패", "not-applicable": "해당 없음" },
  voided: "무효",
  to: "~",
  server: ({ server, tool }) =>
    [
      `${server.name === null ? server.target : `${server.name} ${server.version ?? ""}`.trim()}, 연결 방식 ${server.transport}, 도구 ${server.tools}개,`,
      `프로토콜 개정판 ${server.revisions.join(", ") || "지원하는 것 없음"}. 호출한 도구: ${tool.name}${tool.isReadOnly ? "" : "(읽기 전용으로 선언되지 않음)"}.`,
      tool.answersVary ? "호출마다 응답이 달라서 실패한 응답만 셌습니다." : "모든 응답을 첫 응답과 비교했습니다.",
    ].join(" "),
  brokeAt: (concurrency) => `동시 호출 ${concurrency}건부터 응답이 실패합니다`,
  problem: ({ failed, wrong, calls, problem }) =>
    `응답 ${calls}건 중 실패 ${failed}건, 틀림 ${wrong}건${problem === null ? "." : `. 첫 번째: ${problem}`}`,
  adviceCase: "LLM 서버 한 대와 기본 답변을 쓴 권고입니다. 내 상황은 `advise` 명령에 입력하세요. 권고가 바뀌는 조건:",
  method: ({ method: { starts, mode, conversations, callsEach, memory, mostPerSecond }, startedAt, ...run }) => [
    `모든 프로세스를 무작위 순서로 ${starts}번 새로 시작했습니다. ${starts < 3 ? "신뢰구간을 구하기에는 시작 횟수가 적습니다." : "95% 신뢰구간은 시작 단위로 구했습니다."} p99는 모든 시작을 합한 값입니다.`,
    "‘측정 오차’가 붙은 줄은 첫 줄과 똑같은 구성입니다. 그보다 크지 않은 차이는 의미가 없습니다. ‘대화마다’와 ‘호출마다’는 그때마다 연결을(stdio는 프로세스를) 새로 열고, 나머지는 하나를 계속 씁니다.",
    "초당 호출은 맞는 응답이 가장 많았던 값이고 괄호 안은 그때의 동시 호출 수입니다. 응답이 실패하거나 더 늘지 않을 때까지 부하를 두 배씩 올립니다. 시작은 첫 프로세스를 띄울 때부터(HTTP는 연결할 때부터) 첫 응답까지이고, 대화마다 여는 항목은 대화를 시작할 때마다 이만큼 걸리지만 호출의 p50에는 나타나지 않습니다. 오류는 실패하거나 틀린 응답 수입니다.",
    `대화 하나는 호출 ${callsEach}건입니다. 메모리(${memory})는 대화 ${conversations}개를 열어 둔 채 쟀습니다. 응답 200건 중 1건보다 많이 실패하거나 틀린 줄은 무효입니다.`,
    "클라이언트는 LLM 서버가 쓰는 이 제품의 것입니다. 질문에 쓴 모델은 도구를 바로 호출하는 대본이므로, 그 줄은 모델을 뺀 나머지 비용입니다.",
    ...(mostPerSecond === null
      ? []
      : [
          `서버가 이 컴퓨터에 없어 초당 ${mostPerSecond}건까지만 호출했고 부하를 올리지 않았습니다(--rate로 바꿀 수 있습니다).`,
        ]),
    ...(mode === "quick" ? ["빠른 실행입니다. 인용할 때는 전체 실행의 수치를 쓰세요."] : []),
    `${startedAt.slice(0, 10)}, ${MACHINE_LINES.ko(run)}`,
  ],
  report: "보고서",
  repeat: "같은 조건으로 다시 실행하려면",
};
