import { commandLine, type ErrorCode, isErrorCode } from "@twinhost/core";
import type { AnswerLanguage } from "./language.ts";
import type { Task } from "./tasks.ts";

type Sentences = Readonly<Record<AnswerLanguage, string>>;

const TOOL_NAMES: Readonly<Record<Task, Sentences>> = {
  calculation: { en: "calculator", ko: "계산 도구" },
  translation: { en: "translation tool", ko: "번역 도구" },
  search: { en: "document search", ko: "문서 검색 도구" },
};

/** What went wrong, in the language of the question; `{tool}` stands for the tool's name. */
const BY_CODE: Readonly<Partial<Record<ErrorCode, Sentences>>> = {
  engine_unavailable: { en: "The {tool} is not available right now.", ko: "지금은 {tool}를 쓸 수 없습니다." },
  refused_input: { en: "The {tool} cannot serve this.", ko: "{tool}로 처리할 수 없는 요청입니다." },
  invalid_arguments: { en: "The {tool} did not accept these arguments.", ko: "{tool}가 이 인수를 받지 않았습니다." },
  forbidden: { en: "You may not use the {tool}.", ko: "{tool}를 쓸 권한이 없습니다." },
  unauthenticated: { en: "The {tool} asks for a valid API key.", ko: "{tool}를 쓰려면 올바른 API 키가 필요합니다." },
  rate_limited: {
    en: "The {tool} has been asked too often; try again later.",
    ko: "{tool} 요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.",
  },
  deadline: { en: "The {tool} took too long.", ko: "{tool}가 제시간에 답하지 못했습니다." },
  unknown_tool: { en: "There is no {tool} here.", ko: "여기에는 {tool}가 없습니다." },
  too_large: { en: "That is too large for the {tool}.", ko: "{tool}가 다루기에는 너무 큽니다." },
};
const FAILED: Sentences = { en: "The {tool} failed.", ko: "{tool}에서 오류가 났습니다." };

/** Korean advice for the tools of the rules' tasks, whose messages are English: an answer uses a single language. */
const KOREAN_ADVICE: Readonly<Record<Task, Readonly<Partial<Record<ErrorCode, string>>>>> = {
  calculation: {
    engine_unavailable: "도구 서버가 실행 중인지 확인하고 다시 시도하세요.",
    refused_input: "0으로 나누지 않았는지, 숫자와 연산자, 단위가 맞는지 확인하세요.",
    deadline: "더 간단한 식으로 나누어 다시 시도하세요.",
  },
  translation: {
    engine_unavailable: "잠시 후 다시 시도하세요. 계속되면 도구 서버와 번역 엔진이 실행 중인지 확인하세요.",
    refused_input:
      "글의 언어를 알 수 없거나, 이 언어를 번역하는 엔진이 없습니다. 원문의 언어를 함께 적거나, " +
      "TRANSLATOR_MODEL이나 LIBRETRANSLATE_URL을 설정하세요.",
    deadline: "더 짧은 글로 나누어 다시 시도하세요.",
  },
  search: {
    engine_unavailable: `도구 서버가 실행 중인지 확인하세요. 문서 색인이 없으면 ${commandLine("index", "FOLDER")}로 만드세요.`,
    deadline: "더 짧은 말로 다시 찾아보세요.",
  },
};

/** Advice from a message that lists the available language pairs. */
const adviceOnPairs = (message: string): string | undefined => {
  const pairs = /\bAvailable: (?<pairs>[\w-]+ to [^.]+)\./.exec(message)?.groups?.pairs;
  if (pairs === undefined) return undefined;
  const shown = pairs.replaceAll(" to ", " → ").replace(/, and (\d+) more$/, " 외 $1개");
  return (
    `지금 번역할 수 있는 언어: ${shown}. ` +
    "한국어와 다른 언어는 TRANSLATOR_MODEL이나 LIBRETRANSLATE_URL을 설정하면 쓸 수 있습니다."
  );
};

/**
 * Words a failed call in the asker's language: one sentence, then advice. In English, and for all other tools, the
 * advice is the tool's own message.
 */
export const composeFailure = (
  { tool, task }: { readonly tool: string; readonly task: Task | undefined },
  { code, message }: { readonly code: string; readonly message: string },
  language: AnswerLanguage,
): string => {
  const known = isErrorCode(code) ? code : undefined;
  const sentence = ((known && BY_CODE[known]) ?? FAILED)[language].replace(
    "{tool}",
    task ? TOOL_NAMES[task][language] : `"${tool}"`,
  );
  const advice = language === "ko" && task ? KOREAN_ADVICE[task] : undefined;
  if (advice === undefined) return `${sentence} (${code}: ${message})`;
  const advised = (task === "translation" && adviceOnPairs(message)) || (known && advice[known]);
  return [sentence, ...(advised ? [advised] : []), `(${code})`].join(" ");
};

/** The answer when the tool that a question needs is not available in this call. */
export const composeMissingTool = (task: Task, language: AnswerLanguage): string =>
  language === "ko"
    ? `이 질문에는 ${TOOL_NAMES[task].ko}가 필요하지만, 지금 쓸 수 있는 도구에 없습니다.`
    : `This needs the ${TOOL_NAMES[task].en}, which is not among the tools that I may use here.`;
