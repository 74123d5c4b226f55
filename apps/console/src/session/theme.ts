import { useEffect } from "react";
import { useObservable } from "../shared/observable.ts";
import { createStored } from "./stored.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const storedTheme = createStored([() => localStorage], "twinhost.theme");

/** The chosen theme; the style sheet reads it off the root element. */
export const useTheme = (): [Theme, (theme: Theme) => void] => {
  const stored = useObservable(storedTheme);
  const theme = THEMES.find((candidate) => candidate === stored) ?? "system";
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, storedTheme.set];
};
