import { useEffect } from "react";
import { createStored, useStored } from "./stored.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const storedTheme = createStored([() => localStorage], "twinhost.theme");

/** The chosen theme; the style sheet reads it off the root element. */
export const useTheme = (): [Theme, (theme: Theme) => void] => {
  const stored = useStored(storedTheme);
  const theme = THEMES.find((candidate) => candidate === stored) ?? "system";
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, storedTheme.set];
};
