import type { Language } from "./language.tsx";

export interface KeyTexts {
  readonly hint: string;
  readonly label: string;
}

/** Of the form that asks for a key, on the pages beside the console. */
export const KEY_TEXTS: Readonly<Record<Language, KeyTexts>> = {
  en: { hint: "This server asks for an API key. It stays in this browser tab.", label: "API key" },
  ko: { hint: "이 서버는 API 키를 요구합니다. 키는 이 브라우저 탭에만 보관됩니다.", label: "API 키" },
};
