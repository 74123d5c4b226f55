import { useObservable } from "../shared/observable.ts";
import { createStored } from "./stored.ts";

export const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);

const storedTheme = createStored([() => localStorage], "twinhost.theme");

const themeOf = (stored: string | undefined): Theme => (isTheme(stored) ? stored : "system");

/** The style sheet reads the theme from the root element. Set before anything is rendered, and on every change. */
const show = (): void => {
  document.documentElement.dataset.theme = themeOf(storedTheme.get());
};
show();
storedTheme.subscribe(show);

export const useTheme = (): [Theme, (theme: Theme) => void] => [themeOf(useObservable(storedTheme)), storedTheme.set];
