import { digits } from "../shared/figures.ts";

/** Texts of the tools view, and of third-party MCP servers wherever they appear, in English. */
export const toolsEn = {
  heading: (count: number) =>
    `${digits(count)} tool${count === 1 ? "" : "s"}, defined once and identical over every transport.`,
  choose: "Tool",
  arguments: "Arguments",
  optional: "optional",
  json: "as JSON",
  notJson: "This is not valid JSON.",
  run: "Run over HTTP, REST and stdio",
  running: "Running",
  request: "Request",
  response: "Response",
  asSent: "raw",
  readable: "formatted",
  headers: "headers",
  body: "Body",
  bytes: (count: string) => `${count} bytes`,
  noHeaders: "A pipe has no headers: the message is one line of JSON.",
  seen: (http: string, stdio: string) => `The same call takes ${http} bytes over HTTP (MCP) and ${stdio} over stdio.`,
  timesNote:
    "Measured by the LLM server, without the model. HTTP reuses its connection; stdio starts a new process each time, so its time includes the start of the engine. To compare times, use Compare.",
  none: "This key has no tools.",
  empty: "Run it to see the messages over the network and the pipe.",
  ours: "Built in",
  theirs: {
    run: "Run",
    empty: "Run it to see its answer.",
    noArguments: "This tool takes no arguments.",
    result: "Result",
    noTools: "This key has no tools.",
    notYet: "No response yet. Retrying in the background.",
    because: "Why:",
    note: (server: string) => `third-party MCP server ${server}`,
  },
  leftOut: (count: number) =>
    count === 1 ? "1 tool left out of this question" : `${digits(count)} tools left out of this question`,
  leftOutNote: (most: number) =>
    `The model takes at most ${digits(most)} tools, so it got those that fit the question best. To choose them yourself, set includeTools in MCP_CONFIG_FILE.`,
  leftOutMore: (count: number) => `and ${digits(count)} more`,
};

/** The same in Korean. */
export const toolsKo: typeof toolsEn = {
  heading: (count) => `도구 ${digits(count)}개, 한 번 정의해 모든 연결 방식에 똑같이 제공합니다`,
  choose: "도구",
  arguments: "인수",
  optional: "선택 사항",
  json: "JSON으로",
  notJson: "올바른 JSON이 아닙니다.",
  run: "HTTP, REST, stdio로 실행",
  running: "실행 중",
  request: "요청",
  response: "응답",
  asSent: "원문",
  readable: "정렬",
  headers: "헤더",
  body: "본문",
  bytes: (count) => `${count}바이트`,
  noHeaders: "파이프에는 헤더가 없습니다. JSON 한 줄이 메시지 전체입니다.",
  seen: (http, stdio) => `같은 호출의 크기: HTTP(MCP) ${http}바이트, stdio ${stdio}바이트`,
  timesNote:
    "모델 없이 LLM 서버에서 측정한 시간입니다. HTTP는 연결을 재사용하고, stdio는 매번 프로세스를 새로 시작하므로 엔진 준비 시간이 포함됩니다. 시간은 비교 화면에서 비교하세요.",
  none: "이 키로 쓸 수 있는 도구가 없습니다.",
  empty: "실행하면 네트워크와 파이프로 주고받은 내용을 볼 수 있습니다.",
  ours: "기본 도구",
  theirs: {
    run: "실행",
    empty: "실행하면 응답을 볼 수 있습니다.",
    noArguments: "이 도구에는 인수가 없습니다.",
    result: "결과",
    noTools: "이 키로 쓸 수 있는 도구가 없습니다.",
    notYet: "아직 응답이 없습니다. 백그라운드에서 다시 시도합니다.",
    because: "이유:",
    note: (server) => `외부 MCP 서버 ${server}`,
  },
  leftOut: (count) => `이 질문에서 제외한 도구 ${digits(count)}개`,
  leftOutNote: (most) =>
    `모델에는 도구를 ${digits(most)}개까지 제공하며, 질문에 가장 맞는 도구를 골랐습니다. 직접 고르려면 MCP_CONFIG_FILE에서 includeTools를 설정하세요.`,
  leftOutMore: (count) => `외 ${digits(count)}개`,
};
