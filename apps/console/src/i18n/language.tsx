import { createContext, type ReactNode, useContext, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { createStored } from "../session/stored.ts";
import { useObservable } from "../shared/observable.ts";
import { en, type Texts } from "./en.ts";
import { ko } from "./ko.ts";

export const LANGUAGES = { en, ko } as const;
export type Language = keyof typeof LANGUAGES;

const storedLanguage = createStored([() => localStorage], "twinhost.language");

/** The first of the browser's languages that the console speaks. */
const languageOfBrowser = (): Language => {
  const spoken = navigator.languages.map((tag) => tag.split("-")[0]);
  return spoken.find((tag) => tag === "ko" || tag === "en") === "ko" ? "ko" : "en";
};

const LanguageContext = createContext<Language>("en");

export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const stored = useObservable(storedLanguage);
  const language = stored === "ko" || stored === "en" ? stored : languageOfBrowser();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={language === "ko" ? "ko-KR" : "en-US"}>{children}</I18nProvider>
    </LanguageContext>
  );
};

export const useLanguage = (): [Language, (language: Language) => void] => [
  useContext(LanguageContext),
  storedLanguage.set,
];

export const useTexts = (): Texts => LANGUAGES[useContext(LanguageContext)];
