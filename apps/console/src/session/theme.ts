import { useObservable } from "../shared/observable.ts";
import { createStored } from "./stored.ts";

export const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);

const storedTheme = createStored([() => localStorage], "twinhost.theme");

const themeOf = (stored: string | undefined): Theme => (isTheme(stored) ? stored : "system");

/** The style sheet reads it off the root element: before anything is drawn, and with every change. */
const show = (): void => {
  document.documentElement.dataset.theme = themeOf(storedTheme.get());
};
show();
storedTheme.subscribe(show);

/** The chosen theme. */
export const useTheme = (): [Theme, (theme: Theme) => void] => [themeOf(useObservable(storedTheme)), storedTheme.set];
