import { counted } from "../i18n/counted.ts";
import { digits } from "../shared/figures.ts";
import type { DraftField, DraftProblem } from "./draft-problems.ts";

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the file has such variables
/** Example values, the same in every language. */
const EXAMPLES: Partial<Readonly<Record<DraftField, string>>> = {
  name: "files",
  command: "npx",
  args: "-y\n@modelcontextprotocol/server-filesystem\n/srv/files",
  env: "TOKEN=${TOKEN}",
  url: "https://wiki.example.com/mcp",
  headers: "Authorization: Bearer ${TOKEN}",
};
const SECRETS_EN = "Write ${NAME} for a secret that is in the LLM server's environment.";
const SECRETS_KO = "비밀 값은 LLM 서버의 환경 변수에 두고 ${NAME}으로 쓰세요.";

/** English texts of the section on third-party MCP servers. */
export const serversEn = {
  heading: "Third-party MCP servers",
  note: "From MCP_CONFIG_FILE. Changes apply at once, and the file as it was is kept as .bak. An unavailable server is tried again by itself.",
  setUp: {
    why: "A server's command runs on this machine. To add, edit, test or remove servers here, these are still missing:",
    rejected:
      "Servers can be added below. The tool server rejects the LLM server's calls, though, until the LLM server has a key of its own:",
    key: "Create an API key of your own with the admin role. If you started the servers with DATA_DIR, set it here too. The key is shown once. From then on both servers ask for a key: enter it here, and the remaining steps are shown again. Until the last step, messages here say that the tool server rejects the LLM server's calls:",
    serverKey:
      "Create a second key, for the LLM server, which sends it to the tool server. It is shown once, and needs the same DATA_DIR:",
    file: "Create the file in which the servers are kept:",
    restart: "Start both servers again with these settings, and with the DATA_DIR that you have used, if any.",
    restartKey: "KEY is the second key, the LLM server's own.",
  },
  needsAdmin: (role: string) =>
    `To see, add or change them here, use a key with the admin role. Your key has the ${role} role.`,
  none: "No servers yet.",
  tools: (count: number) => counted(count, "tool"),
  switchOff: "Switch off",
  switchOn: "Switch on",
  edit: "Edit",
  editNote:
    "Arguments, and the values of variables and headers, are not shown, because they may be secret. They are kept unless you replace or remove them.",
  /** What a server has that the form does not show. */
  present: {
    args: (count: number) =>
      count === 1
        ? "1 argument is set. It is kept unless you enter arguments here, which replace it."
        : `${digits(count)} arguments are set. They are kept unless you enter arguments here, which replace them all.`,
    removeArgs: "Remove all arguments",
    names: (names: readonly string[]) =>
      `Set: ${names.join(", ")}. They are kept; a line here adds one, or replaces the one of its name.`,
    remove: (name: string) => `Remove ${name}`,
    query: "A query after ? is not shown. It is kept as long as you leave the URL as it is.",
    hiddenUrl: "A URL with a variable is set, and not shown. It is kept unless you enter another.",
  },
  saveEdit: "Save",
  cancel: "Cancel",
  remove: "Remove",
  removeSure: "Remove for good",
  keep: "Keep",
  add: "Add a server",
  name: "Name",
  kind: "Runs as",
  kinds: { stdio: "a command (stdio)", http: "a server at a URL (HTTP)" },
  command: "Command",
  args: "Arguments, one a line",
  env: "Environment variables, NAME=value, one a line",
  url: "URL",
  headers: "Headers, Name: value, one a line",
  notes: {
    name: "Its tools are called name__tool; letters of other scripts are transliterated.",
    command: "The program alone, such as npx. What follows it goes into Arguments.",
    env: SECRETS_EN,
    headers: SECRETS_EN,
  } as Partial<Readonly<Record<DraftField, string>>>,
  examples: EXAMPLES,
  example: (value: string) => `e.g. ${value}`,
  problems: {
    nameMissing: "Enter a name, such as files.",
    nameWrong: "Use at most 64 characters, without / and \\.",
    commandMissing: "Enter the program that starts the server, such as npx.",
    envWrong: "Write each line as NAME=value.",
    urlMissing: "Enter the server's URL, such as https://wiki.example.com/mcp.",
    urlWrong: "Enter a URL that begins with http:// or https://.",
    headersWrong: "Write each line as Name: value.",
  } as Readonly<Record<DraftProblem, string>>,
  builtinNote:
    "The model builtin uses no third-party tools. To use them in a chat, start the LLM server with another MODEL, such as ollama:llama3.1.",
  test: "Test",
  save: "Add",
  added: (name: string) => `Added: ${name}`,
  replaced: (name: string) => `Replaced: ${name}`,
  connecting: (name: string) => `Added, connecting: ${name}. It may take up to a minute.`,
  addedUnusable: (name: string) =>
    `Added, but cannot be used: ${name}. Correct it here and add it again, or edit it above.`,
  exists: (name: string) => `A server named ${name} is there already. Replace it with this one?`,
  replace: "Replace",
  testing: "Connecting. A command such as npx may download the server first, so this may take up to a minute.",
  works: (count: number) => `It works: ${counted(count, "tool")}.`,
  fails: "It cannot be used:",
};

/** The same in Korean. */
export const serversKo: typeof serversEn = {
  heading: "외부 MCP 서버",
  note: "MCP_CONFIG_FILE의 서버입니다. 바꾸면 바로 적용되고, 이전 파일은 .bak으로 남습니다. 사용할 수 없는 서버에는 자동으로 다시 연결합니다.",
  setUp: {
    why: "서버의 명령은 이 컴퓨터에서 실행됩니다. 여기에서 서버를 추가, 수정, 연결 테스트, 제거하려면 다음이 더 필요합니다.",
    rejected:
      "서버는 아래에서 추가할 수 있습니다. 다만 LLM 서버에 전용 키를 설정할 때까지 도구 서버가 LLM 서버의 호출을 거부합니다.",
    key: "직접 사용할 admin 역할의 API 키를 만드세요. DATA_DIR를 지정해 서버를 시작했다면 여기에도 지정하세요. 키는 한 번만 표시됩니다. 그때부터 두 서버 모두 키를 요구하며, 이 화면에 키를 입력하면 남은 단계가 다시 나옵니다. 마지막 단계까지는 도구 서버가 LLM 서버의 호출을 거부한다는 메시지가 나옵니다.",
    serverKey:
      "LLM 서버가 도구 서버에 보낼 전용 키를 하나 더 만드세요. 이 키도 한 번만 표시되며, 위와 같은 DATA_DIR를 지정해야 합니다.",
    file: "서버를 저장할 파일을 만드세요.",
    restart: "다음 설정으로 두 서버를 다시 시작하세요. DATA_DIR를 지정해 시작했다면 여기에도 지정하세요.",
    restartKey: "KEY에는 LLM 서버의 전용 키를 넣으세요.",
  },
  needsAdmin: (role) =>
    `여기에서 보고 추가하거나 바꾸려면 admin 역할의 키가 필요합니다. 지금 키의 역할은 ${role}입니다.`,
  none: "아직 서버가 없습니다.",
  tools: (count) => `도구 ${digits(count)}개`,
  switchOff: "끄기",
  switchOn: "켜기",
  edit: "수정",
  editNote:
    "인수와 환경 변수, 헤더의 값에는 비밀 정보가 있을 수 있어 표시하지 않습니다. 새로 입력하거나 제거하지 않으면 그대로 유지됩니다.",
  present: {
    args: (count) =>
      `인수 ${digits(count)}개가 설정되어 있습니다. 여기에 입력하지 않으면 그대로 유지되고, 입력하면 전체가 바뀝니다.`,
    removeArgs: "인수 모두 제거",
    names: (names) =>
      `설정되어 있음: ${names.join(", ")}. 그대로 유지되며, 여기에 입력한 줄은 추가되거나 이름이 같은 것을 바꿉니다.`,
    remove: (name) => `${name} 제거`,
    query: "? 뒤의 쿼리는 표시하지 않습니다. URL을 바꾸지 않으면 그대로 유지됩니다.",
    hiddenUrl: "변수를 쓴 URL이 설정되어 있으며 표시하지 않습니다. 새로 입력하지 않으면 그대로 유지됩니다.",
  },
  saveEdit: "저장",
  cancel: "취소",
  remove: "제거",
  removeSure: "완전히 제거",
  keep: "그대로 두기",
  add: "서버 추가",
  name: "이름",
  kind: "실행 방식",
  kinds: { stdio: "명령 실행(stdio)", http: "URL로 연결(HTTP)" },
  command: "명령",
  args: "인수, 한 줄에 하나씩",
  env: "환경 변수, NAME=value 형식으로 한 줄에 하나씩",
  url: "URL",
  headers: "헤더, Name: value 형식으로 한 줄에 하나씩",
  notes: {
    name: "도구 이름은 이름__도구가 되며, 한글은 로마자로 바뀝니다.",
    command: "npx처럼 프로그램만 쓰세요. 그 뒤의 내용은 인수에 씁니다.",
    env: SECRETS_KO,
    headers: SECRETS_KO,
  },
  examples: EXAMPLES,
  example: (value) => `예: ${value}`,
  problems: {
    nameMissing: "files와 같은 이름을 입력하세요.",
    nameWrong: "/와 \\ 없이 64자 이내로 입력하세요.",
    commandMissing: "npx처럼 서버를 시작하는 프로그램을 입력하세요.",
    envWrong: "각 줄을 NAME=value 형식으로 쓰세요.",
    urlMissing: "https://wiki.example.com/mcp와 같은 서버 URL을 입력하세요.",
    urlWrong: "http:// 또는 https://로 시작하는 URL을 입력하세요.",
    headersWrong: "각 줄을 Name: value 형식으로 쓰세요.",
  },
  builtinNote:
    "builtin 모델은 외부 MCP 서버의 도구를 쓰지 않습니다. 대화에서 쓰려면 LLM 서버를 다른 MODEL로 시작하세요(예: ollama:llama3.1).",
  test: "연결 테스트",
  save: "추가",
  added: (name) => `추가했습니다: ${name}`,
  replaced: (name) => `바꾸었습니다: ${name}`,
  connecting: (name) => `추가했습니다. 연결하는 중: ${name}. 최대 1분까지 걸릴 수 있습니다.`,
  addedUnusable: (name) => `추가했지만 사용할 수 없습니다: ${name}. 여기에서 고쳐 다시 추가하거나, 위에서 수정하세요.`,
  exists: (name) => `이름이 ${name}인 서버가 이미 있습니다. 이 서버로 바꿀까요?`,
  replace: "바꾸기",
  testing: "연결하는 중입니다. npx 같은 명령은 서버를 먼저 내려받을 수 있어 최대 1분까지 걸립니다.",
  works: (count) => `사용할 수 있습니다. 도구 ${digits(count)}개`,
  fails: "사용할 수 없습니다.",
};
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: the file has such variables
