/** What happened, and what to do next. */
export type FailureWords = readonly [what: string, next: string];

/** English texts for every code of the product's error table, and for the console's own codes. */
export const failuresEn: Readonly<Record<string, FailureWords>> = {
  bad_request: ["The server did not understand this request.", "Reload the page: it may be of another version."],
  unknown_tool: ["This tool does not exist.", "Check the list of tools."],
  invalid_arguments: ["Invalid arguments.", "Fix the field named below, then run it again."],
  refused_input: ["This input is not supported.", "Change it as the message below says."],
  unauthenticated: ["This key is not valid.", "Enter a valid key."],
  forbidden: ["This key lacks permission.", "Ask the operator for a key with the tool or role named below."],
  rate_limited: ["Too many requests.", "Wait a moment, then try again."],
  too_large: ["The request or result is too large.", "Ask for less at a time."],
  engine_unavailable: ["A required service is unavailable.", "Start it, then try again."],
  deadline: ["The request timed out.", "Try again, or ask for less."],
  cancelled: ["Stopped.", "You can ask again at any time."],
  internal: ["Internal server error.", "Find the request ID in the server log for details."],
  server_unavailable: ["The LLM server does not respond.", "Check that it is running, then try again. To start it:"],
  cut_off: ["The answer was cut off.", "Ask again for the complete answer."],
  not_served: ["This server does not offer this feature.", "Update the server, or enable it in its settings."],
  unknown: ["Something went wrong.", "Try again. If it keeps failing, check the server log."],
};

/** The same in Korean. */
export const failuresKo: typeof failuresEn = {
  bad_request: ["서버가 이해할 수 없는 요청입니다.", "페이지를 새로 고치세요. 서버와 버전이 다를 수 있습니다."],
  unknown_tool: ["존재하지 않는 도구입니다.", "도구 목록을 확인하세요."],
  invalid_arguments: ["인수가 올바르지 않습니다.", "아래 항목을 고친 뒤 다시 실행하세요."],
  refused_input: ["처리할 수 없는 입력입니다.", "메시지를 참고해 수정하세요."],
  unauthenticated: ["유효하지 않은 키입니다.", "올바른 키를 입력하세요."],
  forbidden: ["이 키에는 권한이 없습니다.", "아래 도구나 역할이 허용된 키를 운영자에게 요청하세요."],
  rate_limited: ["요청이 너무 많습니다.", "잠시 기다렸다가 다시 시도하세요."],
  too_large: ["크기 제한을 넘었습니다.", "요청을 나누거나 줄이세요."],
  engine_unavailable: ["필요한 서비스를 사용할 수 없습니다.", "서비스를 시작한 뒤 다시 시도하세요."],
  deadline: ["시간이 초과되어 중단했습니다.", "다시 시도하거나 요청을 줄이세요."],
  cancelled: ["중지했습니다.", "언제든 다시 질문할 수 있습니다."],
  internal: ["서버 내부 오류입니다.", "서버 로그에서 요청 ID로 자세한 내용을 확인하세요."],
  server_unavailable: ["LLM 서버가 응답하지 않습니다.", "실행 중인지 확인한 뒤 다시 시도하세요. 시작하는 방법:"],
  cut_off: ["답변이 중단되었습니다.", "전체 답변을 보려면 다시 질문하세요."],
  not_served: ["이 서버는 이 기능을 제공하지 않습니다.", "서버를 업데이트하거나 설정에서 켜세요."],
  unknown: ["문제가 발생했습니다.", "다시 시도하세요. 계속되면 서버 로그를 확인하세요."],
};
