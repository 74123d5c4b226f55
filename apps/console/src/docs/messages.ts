import { type Language, useLanguage } from "../i18n/language.tsx";

interface DocsTexts {
  readonly title: string;
  readonly show: string;
  readonly loading: string;
  readonly unreachable: string;
}

const TEXTS: Readonly<Record<Language, DocsTexts>> = {
  en: {
    title: "API reference",
    show: "Show the reference",
    loading: "Loading…",
    unreachable: "The server cannot be reached. Check that it runs, then try again.",
  },
  ko: {
    title: "API 문서",
    show: "문서 보기",
    loading: "불러오는 중입니다…",
    unreachable: "서버에 연결할 수 없습니다. 서버가 실행 중인지 확인한 뒤 다시 시도하세요.",
  },
};

export const useDocsTexts = (): DocsTexts => TEXTS[useLanguage()[0]];
