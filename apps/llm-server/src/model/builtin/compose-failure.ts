import { type ErrorCode, isErrorCode } from "@twinhost/tools";
import type { AnswerLanguage } from "./language.ts";

type Sentences = Readonly<Record<AnswerLanguage, string>>;

const TOOL_NAMES: Readonly<Record<string, Sentences>> = {
  calculate: { en: "calculator", ko: "계산 도구" },
  translate: { en: "translation tool", ko: "번역 도구" },
  search_docs: { en: "document search", ko: "문서 검색 도구" },
};

/** What went wrong, in the language of the question; `{tool}` is the tool's name. */
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

const nameOf = (tool: string, language: AnswerLanguage): string => TOOL_NAMES[tool]?.[language] ?? `"${tool}"`;

/** A failed call as an answer: one sentence in the asker's language, then the tool's own words with the code. */
export const composeFailure = (
  tool: string,
  { code, message }: { readonly code: string; readonly message: string },
  language: AnswerLanguage,
): string => {
  const sentence = (isErrorCode(code) && BY_CODE[code]) || FAILED;
  return `${sentence[language].replace("{tool}", nameOf(tool, language))} (${code}: ${message})`;
};

/** The answer when a question needs a tool that this call may not use. */
export const composeMissingTool = (tool: string, language: AnswerLanguage): string =>
  language === "ko"
    ? `이 질문에는 ${nameOf(tool, language)}가 필요하지만, 지금 쓸 수 있는 도구에 없습니다.`
    : `This needs the ${nameOf(tool, language)}, which is not among the tools that I may use here.`;
