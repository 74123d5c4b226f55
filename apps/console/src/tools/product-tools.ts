import type { Language } from "../i18n/language.tsx";

/** A product tool as described to users; the model gets the tool's own description. */
export interface ToolWords {
  readonly title: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Advice by error code, if the tool can be more specific than the code's own text. */
  readonly advice: Readonly<Record<string, string>>;
}

const EN: Readonly<Record<string, ToolWords>> = {
  calculate: {
    title: "Calculator",
    about: "Evaluates one expression: arithmetic, percentages, units, matrices and statistics.",
    fields: { expression: "Such as `2 * (3 + 4)`, `sqrt(16)`, `5 km to m` or `det([1, 2; 3, 4])`." },
    advice: {
      refused_input: "Check for a division by zero, and the numbers, operators and units.",
      deadline: "Split it into simpler expressions.",
    },
  },
  search_docs: {
    title: "Document search",
    about: "Finds the documents that fit best, each with the passage that matches.",
    fields: {
      query: "Key words or a short question, in the language of the documents.",
      limit: "The most documents to return.",
      sections: "Return complete sections too, up to three of one document.",
      offset: "How many of the best documents to skip.",
    },
    advice: {
      engine_unavailable: "Check that the server that searches is running, and that documents are indexed.",
      deadline: "Search for fewer words.",
    },
  },
  translate: {
    title: "Translation",
    about: "Translates text by machine. Which languages are possible depends on the engine of the server.",
    fields: {
      text: "Plain text.",
      target_lang: "Language to translate into, such as `es` or `ko`.",
      source_lang: "Language of the text. Detected if empty.",
    },
    advice: {
      refused_input: "Fill in source_lang, or choose a pair of languages that an engine of the server has.",
      engine_unavailable: "Check that a translation engine is set up and running.",
      deadline: "Translate a shorter text.",
    },
  },
};

const KO: Readonly<Record<string, ToolWords>> = {
  calculate: {
    title: "계산기",
    about: "식 하나를 계산합니다. 사칙연산, 백분율, 단위, 행렬, 통계를 지원합니다.",
    fields: { expression: "예: `2 * (3 + 4)`, `sqrt(16)`, `5 km to m`, `det([1, 2; 3, 4])`" },
    advice: {
      refused_input: "0으로 나누지 않았는지, 숫자와 연산자, 단위가 맞는지 확인하세요.",
      deadline: "더 간단한 식으로 나누어 계산하세요.",
    },
  },
  search_docs: {
    title: "문서 검색",
    about: "가장 알맞은 문서를 찾아, 일치하는 부분과 함께 보여 줍니다.",
    fields: {
      query: "핵심 단어나 짧은 질문을 문서의 언어로 입력하세요.",
      limit: "가져올 문서의 최대 개수",
      sections: "절 전체도 가져옵니다. 문서 하나에서 최대 세 개입니다.",
      offset: "앞에서부터 건너뛸 문서의 개수",
    },
    advice: {
      engine_unavailable: "검색하는 서버가 실행 중인지, 문서를 색인했는지 확인하세요.",
      deadline: "더 적은 단어로 검색하세요.",
    },
  },
  translate: {
    title: "번역",
    about: "텍스트를 기계 번역합니다. 번역할 수 있는 언어는 서버의 엔진에 따라 다릅니다.",
    fields: {
      text: "서식 없는 텍스트",
      target_lang: "번역할 언어. 예: `es`, `ko`",
      source_lang: "원문의 언어. 비워 두면 자동으로 감지합니다.",
    },
    advice: {
      refused_input: "source_lang을 입력하거나, 서버의 엔진이 지원하는 언어 쌍을 고르세요.",
      engine_unavailable: "번역 엔진을 설정했고 실행 중인지 확인하세요.",
      deadline: "더 짧은 글을 번역하세요.",
    },
  },
};

/** Undefined for third-party tools, which are shown with their own description. */
export const productTool = (name: string, language: Language): ToolWords | undefined =>
  ({ en: EN, ko: KO })[language][name];

/** Advice for a failed product tool; undefined if the code's own text is enough. */
export const adviceOf = (tool: string, code: string, language: Language): string | undefined =>
  productTool(tool, language)?.advice[code];
