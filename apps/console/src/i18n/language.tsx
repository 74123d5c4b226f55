import { createContext, type ReactNode, useContext, useEffect } from "react";
import { I18nProvider } from "react-aria-components";
import { createStored } from "../session/stored.ts";
import { useObservable } from "../shared/observable.ts";
import { en, type Texts } from "./en.ts";
import { ko } from "./ko.ts";

export const LANGUAGES = { en, ko } as const;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (value: unknown): value is Language =>
  typeof value === "string" && Object.hasOwn(LANGUAGES, value);

const storedLanguage = createStored([() => localStorage], "twinhost.language");

/** A link that names a language, such as `?lang=ko`, counts as the user's choice. */
const asked = new URLSearchParams(location.search).get("lang");
if (isLanguage(asked)) storedLanguage.set(asked);

/** The first of the browser's languages that the console supports. */
const languageOfBrowser = (): Language => navigator.languages.map((tag) => tag.split("-")[0]).find(isLanguage) ?? "en";

const LanguageContext = createContext<Language>("en");

export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const stored = useObservable(storedLanguage);
  const language = isLanguage(stored) ? stored : languageOfBrowser();
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
