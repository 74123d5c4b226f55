import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { readConfig } from "../api/api.ts";
import { isLanguage, LANGUAGES, useLanguage, useTexts } from "../i18n/language.tsx";
import { saveKey, useKey } from "../session/api-key.ts";
import { isTheme, THEMES, useTheme } from "../session/theme.ts";

const MENU_ID = "settings";

/** The user's language, theme and key: side by side, or behind one button on a narrow screen. */
export const Settings = () => {
  const { settings } = useTexts();
  return (
    <>
      <button type="button" className="quiet-button settings-button" popoverTarget={MENU_ID}>
        {settings.heading}
      </button>
      <div id={MENU_ID} className="settings" popover="auto">
        <ForgetKey />
        <LanguageChoice />
        <ThemeChoice />
      </div>
    </>
  );
};

const ForgetKey = () => {
  const { settings } = useTexts();
  const queries = useQueryClient();
  const key = useKey();
  // Names the key's owner if the page has already loaded the config.
  const { data: config } = useQuery({ queryKey: ["config"], queryFn: readConfig, enabled: false });
  if (key === "") return null;
  const forget = (): void => {
    saveKey("");
    void queries.resetQueries();
  };
  return (
    <Button
      className="quiet-button"
      onPress={forget}
      {...(config && { "aria-label": `${settings.forgetKey}: ${config.caller.id}` })}
    >
      {settings.forgetKey}
    </Button>
  );
};

const LanguageChoice = () => {
  const { settings } = useTexts();
  const [language, setLanguage] = useLanguage();
  return (
    <label>
      <span className="visually-hidden">{settings.language}</span>
      <select value={language} onChange={({ target }) => isLanguage(target.value) && setLanguage(target.value)}>
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
  const { settings } = useTexts();
  const [theme, setTheme] = useTheme();
  return (
    <label>
      <span className="visually-hidden">{settings.theme}</span>
      <select value={theme} onChange={({ target }) => isTheme(target.value) && setTheme(target.value)}>
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {settings.themes[name]}
          </option>
        ))}
      </select>
    </label>
  );
};
