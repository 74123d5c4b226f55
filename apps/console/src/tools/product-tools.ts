import type { Language } from "../i18n/language.tsx";

/** A tool of the product as its readers are told; the model gets the tool's own description. */
export interface ToolWords {
  readonly title: string;
  readonly about: string;
  readonly fields: Readonly<Record<string, string>>;
}

const EN: Readonly<Record<string, ToolWords>> = {
  calculate: {
    title: "Calculator",
    about: "Evaluates one expression: arithmetic, percentages, units, matrices and statistics.",
    fields: { expression: "Such as `2 * (3 + 4)`, `sqrt(16)`, `5 km to m` or `det([1, 2; 3, 4])`." },
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
  },
  translate: {
    title: "Translation",
    about: "Translates text by machine. Which languages are possible depends on the engine of the server.",
    fields: {
      text: "Plain text.",
      target_lang: "Language to translate into, such as `es` or `ko`.",
      source_lang: "Language of the text. Detected if empty.",
    },
  },
};

const KO: Readonly<Record<string, ToolWords>> = {
  calculate: {
    title: "계산기",
    about: "식 하나를 계산합니다. 사칙연산, 백분율, 단위, 행렬, 통계를 지원합니다.",
    fields: { expression: "예: `2 * (3 + 4)`, `sqrt(16)`, `5 km to m`, `det([1, 2; 3, 4])`" },
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
  },
  translate: {
    title: "번역",
    about: "텍스트를 기계 번역합니다. 번역할 수 있는 언어는 서버의 엔진에 따라 다릅니다.",
    fields: {
      text: "서식 없는 텍스트",
      target_lang: "번역할 언어. 예: `es`, `ko`",
      source_lang: "원문의 언어. 비워 두면 자동으로 감지합니다.",
    },
  },
};

/** Undefined for a tool that is not the product's: it is shown in its own words. */
export const productTool = (name: string, language: Language): ToolWords | undefined =>
  ({ en: EN, ko: KO })[language][name];
