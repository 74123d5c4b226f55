import { digits } from "../shared/figures.ts";

/** The words of the tools view, and of third-party MCP servers wherever they stand, in English. */
export const toolsEn = {
  heading: (count: number) =>
    `${digits(count)} tool${count === 1 ? "" : "s"}, defined once and the same over every way.`,
  choose: "Tool",
  arguments: "Arguments",
  optional: "optional",
  json: "as JSON",
  notJson: "This is not valid JSON.",
  run: "Run over HTTP, REST and stdio",
  running: "Running",
  request: "Request",
  response: "Response",
  asSent: "as sent",
  readable: "indented",
  headers: "headers",
  body: "Body",
  bytes: (count: string) => `${count} bytes`,
  noHeaders: "A pipe has no headers: one line of JSON is the whole message.",
  seen: (http: string, stdio: string) => `The same call takes ${http} bytes over MCP on HTTP and ${stdio} on the pipe.`,
  timesNote:
    "Measured by the LLM server, without the model. HTTP keeps its connection; the pipe's child is new each time, so its time holds the start of its engine. Ask both compares times.",
  none: "This key may use no tool.",
  empty: "Run it to see what goes over the wire and the pipe.",
  ours: "Built in",
  theirs: {
    run: "Run",
    empty: "Run it to see its answer.",
    noArguments: "This tool takes no arguments.",
    result: "Result",
    noTools: "No tools for this key.",
    notYet: "It has not answered yet; it is tried again in the background.",
    because: "Why:",
    note: (server: string) => `third-party MCP server ${server}`,
  },
  leftOut: (count: number) =>
    count === 1 ? "1 tool left out of this question" : `${digits(count)} tools left out of this question`,
  leftOutNote: (most: number) =>
    `The model takes at most ${digits(most)} tools. Those that fit the question best were offered; includeTools in MCP_CONFIG_FILE makes the choice yours.`,
  leftOutMore: (count: number) => `and ${digits(count)} more`,
};

/** The same in Korean. */
export const toolsKo: typeof toolsEn = {
  heading: (count) => `도구 ${count}개를 한 번 정의해 모든 방식으로 똑같이 제공합니다.`,
  choose: "도구",
  arguments: "인수",
  optional: "선택 사항",
  json: "JSON으로",
  notJson: "올바른 JSON이 아닙니다.",
  run: "HTTP, REST, stdio로 실행",
  running: "실행 중",
  request: "요청",
  response: "응답",
  asSent: "보낸 그대로",
  readable: "들여쓰기",
  headers: "헤더",
  body: "본문",
  bytes: (count) => `${count}바이트`,
  noHeaders: "파이프에는 헤더가 없습니다. JSON 한 줄이 메시지 전체입니다.",
  seen: (http, stdio) => `같은 호출이 HTTP의 MCP로는 ${http}바이트, 파이프로는 ${stdio}바이트입니다.`,
  timesNote:
    "모델 없이 LLM 서버가 잰 시간입니다. HTTP는 연결을 유지하고, 파이프의 자식 프로세스는 매번 새로 시작하므로 엔진을 준비하는 시간이 들어 있습니다. 시간은 비교 화면에서 비교하십시오.",
  none: "이 키로 쓸 수 있는 도구가 없습니다.",
  empty: "실행하면 네트워크와 파이프로 오간 내용을 볼 수 있습니다.",
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
    `모델에는 도구를 ${digits(most)}개까지 제공합니다. 질문에 가장 맞는 도구를 골랐습니다. 직접 고르려면 MCP_CONFIG_FILE에서 includeTools를 설정하세요.`,
  leftOutMore: (count) => `외 ${digits(count)}개`,
};
