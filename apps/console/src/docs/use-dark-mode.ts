import { useEffect } from "react";
import { useTheme } from "../session/theme.ts";

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Swagger UI ignores the color scheme; a class on the root element makes it dark. */
export const useDarkMode = (): void => {
  const [theme] = useTheme();
  useEffect(() => {
    const show = (): void => {
      const isDark = theme === "system" ? dark.matches : theme === "dark";
      document.documentElement.classList.toggle("dark-mode", isDark);
    };
    show();
    dark.addEventListener("change", show);
    return () => dark.removeEventListener("change", show);
  }, [theme]);
};
