/**
 * Why a third-party MCP server is unavailable and what to do, in English. The parameters are what the reason names: a
 * command, a folder, an address, a host or a variable.
 */
export const reasonsEn = {
  commandLine: (command: string) =>
    `the command "${command}" was not found (ENOENT). Leave the program alone in Command, and put the arguments into Arguments, one a line.`,
  commandMissing: (command: string) =>
    `the command "${command}" was not found (ENOENT). Install the command, or correct its entry.`,
  folderMissing: (folder: string) =>
    `the cwd "${folder}" was not found (ENOENT). Correct the folder (cwd) of its entry.`,
  noFolder: (folder: string) => `the cwd "${folder}" is no folder (ENOTDIR). Correct the folder (cwd) of its entry.`,
  notExecutable: (command: string) => `the command "${command}" may not be run (EACCES). Make the command executable.`,
  nothingListens: (address: string) =>
    `nothing listens at ${address} (ECONNREFUSED). Start the server, or correct the URL of its entry.`,
  noAnswer: () =>
    "it did not answer in time. Check that it is an MCP server, and that no argument of its entry is missing.",
  badPort: (reason: string) => `Node does not connect to the port in its URL (${reason}). Use another port.`,
  hostUnknown: (host: string) => `the host ${host} is not known (ENOTFOUND). Correct the host in the URL of its entry.`,
  noNameServer: (host: string) => `the host ${host} is not known (EAI_AGAIN). Check the network and its name server.`,
  lastWords: (how: string, words: string) =>
    `the process ended with ${how}, and its last words were: ${words}. Check the command, arguments and variables of its entry.`,
  processEnded: (how: string) =>
    `the process ended with ${how}. Check the command, arguments and variables of its entry.`,
  processHung: (how: string) =>
    `the process no longer answered and was ended with ${how}. Look for the cause in the LLM server's log.`,
  overMemory: (how: string) =>
    `the process grew over its memory limit and was ended with ${how}. Look for the cause in the LLM server's log.`,
  signInNeeded: (command: string) => `somebody has to sign in to this server. Run ${command} on the server's machine.`,
  noToken: (reason: string) =>
    `its issuer gives the LLM server no access token (${reason}). Check the headers and oauth of its entry.`,
  /** @param scope empty if the server does not name it */
  scopeMissing: (scope: string) =>
    `its access token lacks ${scope === "" ? "a scope" : `the scope ${scope}`}. Add the scope to the oauth of its entry.`,
  /** @param words the server's own; empty if it said no more */
  refused: (status: string, words: string) =>
    `the server rejects the LLM server's credentials (HTTP ${status}${words === "" ? "" : `: ${words}`}). Check the headers and oauth of its entry.`,
  failedWithStatus: (status: string, words: string) =>
    `the server answers with HTTP status ${status}${words === "" ? "" : ` (${words})`}. Check the URL of its entry, and the server's own log.`,
  variableMissing: (variable: string) =>
    `the variable ${variable} is not set in the LLM server's environment. Set it and restart the server, or write \${${variable}:-default}.`,
};

/** The same in Korean. */
export const reasonsKo: typeof reasonsEn = {
  commandLine: (command) =>
    `"${command}" 명령을 찾을 수 없으니, 명령에는 프로그램만 쓰고 인수는 인수 항목에 한 줄에 하나씩 쓰세요(ENOENT).`,
  commandMissing: (command) => `"${command}" 명령을 찾을 수 없으니, 설치하거나 서버 항목을 고치세요(ENOENT).`,
  folderMissing: (folder) => `"${folder}" 폴더를 찾을 수 없으니, 서버 항목의 cwd를 고치세요(ENOENT).`,
  noFolder: (folder) => `"${folder}" 경로가 폴더가 아니니, 서버 항목의 cwd를 고치세요(ENOTDIR).`,
  notExecutable: (command) => `"${command}" 명령을 실행할 권한이 없으니, 실행 권한을 주세요(EACCES).`,
  nothingListens: (address) =>
    `${address}에서 응답하는 서버가 없으니, 서버를 시작하거나 서버 항목의 URL을 고치세요(ECONNREFUSED).`,
  noAnswer: () => "제한 시간 안에 응답이 없으니, MCP 서버가 맞는지와 빠진 인수가 없는지 확인하세요.",
  badPort: (reason) => `서버 URL의 포트는 Node가 연결하지 않는 포트이니(${reason}), 다른 포트를 쓰세요.`,
  hostUnknown: (host) => `${host} 호스트를 찾을 수 없으니, 서버 항목의 URL을 고치세요(ENOTFOUND).`,
  noNameServer: (host) => `${host} 호스트를 찾지 못했으니, 네트워크와 이름 서버를 확인하세요(EAI_AGAIN).`,
  lastWords: (how, words) =>
    `프로세스가 종료되었으니(종료 상태 ${how}, 마지막 출력: ${words}), 서버 항목의 명령과 인수와 환경 변수를 확인하세요.`,
  processEnded: (how) => `프로세스가 종료되었으니(종료 상태 ${how}), 서버 항목의 명령과 인수와 환경 변수를 확인하세요.`,
  processHung: (how) =>
    `프로세스가 더 이상 응답하지 않아 종료되었으니(종료 상태 ${how}), LLM 서버의 로그에서 원인을 확인하세요.`,
  overMemory: (how) =>
    `프로세스가 메모리 한도를 넘어 종료되었으니(종료 상태 ${how}), LLM 서버의 로그에서 원인을 확인하세요.`,
  signInNeeded: (command) => `서버에 로그인이 필요하니, 서버가 있는 컴퓨터에서 ${command} 명령을 실행하세요.`,
  noToken: (reason) =>
    `인증 서버가 LLM 서버에 액세스 토큰을 주지 않으니(${reason}), 서버 항목의 headers와 oauth를 확인하세요.`,
  scopeMissing: (scope) =>
    `액세스 토큰에 필요한 범위${scope === "" ? "가" : `(${scope})가`} 없으니, 서버 항목의 oauth에 범위를 추가하세요.`,
  refused: (status, words) =>
    `서버가 LLM 서버의 인증 정보를 거부했으니(HTTP ${status}${words === "" ? "" : `, 서버 메시지: ${words}`}), 서버 항목의 headers와 oauth를 확인하세요.`,
  failedWithStatus: (status, words) =>
    `서버가 HTTP 오류로 응답했으니(상태 ${status}${words === "" ? "" : `, 서버 메시지: ${words}`}), 서버 항목의 URL과 그 서버의 로그를 확인하세요.`,
  variableMissing: (variable) =>
    `LLM 서버의 환경 변수에 ${variable} 값이 없으니, 설정하고 서버를 다시 시작하거나 \${${variable}:-기본값}처럼 쓰세요.`,
};

export type ReasonTexts = typeof reasonsEn;
