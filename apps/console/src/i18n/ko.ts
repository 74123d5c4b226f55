import { advisorKo } from "../advisor/messages.ts";
import { chatKo } from "../chat/messages.ts";
import { compareKo } from "../compare/messages.ts";
import { documentsKo } from "../documents/messages.ts";
import { reportKo } from "../report/messages.ts";
import { serversKo } from "../servers/messages.ts";
import { digits } from "../shared/figures.ts";
import { stateKo } from "../state/messages.ts";
import type { Texts } from "./en.ts";
import { failuresKo } from "./failure-messages.ts";
import { toolsKo } from "./tools-messages.ts";

export const ko: Texts = {
  language: "한국어",
  title: "Twinhost",
  skip: "본문으로 바로 가기",
  navigation: "화면",
  views: {
    chat: "대화",
    compare: "비교",
    advisor: "추천",
    switch: "연결 방식",
    state: "상태",
    report: "벤치마크",
    tools: "도구",
  },
  settings: {
    heading: "설정",
    language: "언어",
    theme: "테마",
    themes: { system: "테마: 시스템", light: "테마: 밝게", dark: "테마: 어둡게" },
    forgetKey: "키 지우기",
  },
  transports: { http: "HTTP", rest: "REST", stdio: "stdio", "in-process": "프로세스 내부", auto: "자동" },
  loading: "불러오는 중",
  slow: (seconds) => `${seconds}초 동안 응답이 없습니다. 네트워크나 서버가 느린 것 같습니다. 계속 기다리는 중입니다.`,
  retry: "다시 시도",
  copy: "복사",
  copied: "복사했습니다",
  close: "닫기",
  code: "코드",
  table: "표",
  fields: {
    missing: (name) => `${name} 값을 입력하세요.`,
    notChosen: (name) => `${name} 값을 고르세요.`,
    incomplete: "날짜를 끝까지 입력하세요.",
  },
  key: {
    needed: "이 서버를 사용하려면 API 키가 필요합니다.",
    wrong: "유효하지 않은 키입니다.",
    wrongHow: "잘못 입력했거나, 폐기되었거나, 만료된 키일 수 있습니다. 다시 입력하거나 새로 만드세요.",
    how: "운영자가 서버가 있는 컴퓨터에서 다음 명령으로 만듭니다. 키는 한 번만 표시됩니다.",
    dataFolder:
      "키는 데이터 폴더에 저장되며, 서버와 같은 폴더여야 합니다. 서버를 DATA_DIR로 시작했다면 명령 앞에 같은 DATA_DIR=폴더를 쓰세요. 지정하지 않았다면 같은 설치 위치에서 같은 사용자로 실행하세요.",
    label: "API 키",
    show: "보기",
    hide: "숨기기",
    use: "이 키 사용",
    missing: "키를 입력하세요.",
    unsendable: "API 키에는 영문자, 숫자, -, _만 쓸 수 있습니다. 키보드를 영문으로 바꾼 뒤 다시 입력하세요.",
    kept: "키는 이 탭을 닫을 때까지만 보관합니다.",
  },
  failures: failuresKo,
  message: "메시지",
  requestId: (id) => `요청 ID: ${id}`,
  apiReference: "API 문서",
  apiReferenceLanguage: "API 문서의 본문은 영어로만 제공합니다.",
  serverUnavailable: ["서버가 응답하지 않습니다.", "실행 중인지 확인한 뒤 다시 시도하세요. 시작하는 방법:"],
  modelUnavailable: [
    "모델을 사용할 수 없습니다.",
    "도구 문제는 아닙니다. MODEL과 MODEL_BASE_URL을 확인하거나 MODEL=builtin으로 시작하세요.",
  ],
  chat: chatKo,
  documents: documentsKo,
  segments: {
    start: "시작",
    model: "모델",
    server: "LLM 서버",
    transport: "연결 방식",
    protocol: "프로토콜",
    tool: "도구",
    engine: "엔진",
    call: "도구 호출",
  },
  compare: compareKo,
  switch: {
    heading: (transport) => `이 대화의 연결 방식: ${transport}`,
    chat: "이 대화",
    chatNote: "다음 질문부터 적용됩니다.",
    server: "서버 기본값",
    serverNote: "연결 방식을 직접 고르지 않은 모든 클라이언트에 적용되며, 서버를 다시 시작하면 초기화됩니다.",
    sides: { http: "네트워크로 연결", stdio: "LLM 서버 안에서 실행" },
    about: {
      http: "별도 도구 서버에 MCP로 연결합니다. 여러 LLM 서버가 함께 쓸 수 있습니다.",
      rest: "같은 도구 서버에 MCP 없이 HTTP와 JSON으로 요청합니다.",
      stdio: "자식 프로세스의 파이프로 MCP를 주고받습니다. 포트도 네트워크도 쓰지 않습니다.",
      "in-process": "LLM 서버의 프로세스 안에서 도구를 함수로 호출합니다.",
      auto: "HTTP를 쓰고, HTTP를 사용할 수 없는 동안에는 stdio를 씁니다.",
    },
    reachable: (tools) => `정상 | 도구 ${digits(tools)}개`,
    unavailable: "사용할 수 없음",
    keyRefused: "LLM 서버의 키를 거부함: MCP_API_KEY를 설정하세요",
    checking: "확인하는 중",
    current: "현재",
    measured: (median, calls) =>
      calls === 1 ? `이 대화에서 ${median}(호출 1건)` : `이 대화의 중앙값 ${median}(호출 ${digits(calls)}건)`,
    apply: "서버 기본값 변경",
    applied: (transport) => `서버 기본값을 바꿨습니다: ${transport}`,
    needsAdmin: (role) => `admin 역할의 키가 필요합니다. 지금 키의 역할은 ${role}입니다.`,
    notServed: "이 서버는 실행 중에 연결 방식을 바꿀 수 없습니다. TOOL_TRANSPORT를 바꾸고 다시 시작하세요.",
    configured: (transport) => `시작 설정: ${transport}`,
  },
  servers: serversKo,
  state: stateKo,
  report: reportKo,
  tools: toolsKo,
  advisor: advisorKo,
};
