import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { readConfig } from "./api/api.ts";
import { LANGUAGES, type Language, useLanguage, useTexts } from "./i18n/language.tsx";
import { readKey, saveKey } from "./session/api-key.ts";
import { hrefOf, VIEWS, type View } from "./session/route.ts";
import { THEMES, type Theme, useTheme } from "./session/theme.ts";

export const Header = ({ view }: { view: View }) => {
  const texts = useTexts();
  return (
    <header className="top">
      <a className="brand" href={hrefOf("chat")} aria-label={texts.title}>
        <span className="bars" aria-hidden="true" />
        {texts.title}
      </a>
      <nav aria-label={texts.navigation}>
        {VIEWS.map((name) => (
          <a key={name} href={hrefOf(name)} aria-current={name === view ? "page" : undefined}>
            {texts.views[name]}
          </a>
        ))}
      </nav>
      <div className="settings">
        <KeyOwner />
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </header>
  );
};

/** Whose key is in use, and a button to drop it. */
const KeyOwner = () => {
  const texts = useTexts();
  const queries = useQueryClient();
  const { data: config } = useQuery({ queryKey: ["config"], queryFn: readConfig, enabled: false });
  if (!config || readKey() === "") return null;
  const forget = (): void => {
    saveKey("");
    void queries.resetQueries();
  };
  return (
    <Button className="quiet-button" onPress={forget} aria-label={`${texts.settings.forgetKey}: ${config.caller.id}`}>
      {texts.settings.forgetKey}
    </Button>
  );
};

const LanguageChoice = () => {
  const texts = useTexts();
  const [language, setLanguage] = useLanguage();
  return (
    <label>
      <span className="visually-hidden">{texts.settings.language}</span>
      <select value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
        {Object.entries(LANGUAGES).map(([id, { language: name }]) => (
          <option key={id} value={id} lang={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};

const ThemeChoice = () => {
  const texts = useTexts();
  const [theme, setTheme] = useTheme();
  return (
    <label>
      <span className="visually-hidden">{texts.settings.theme}</span>
      <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {texts.settings.themes[name]}
          </option>
        ))}
      </select>
    </label>
  );
};
