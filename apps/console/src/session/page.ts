import { useEffect } from "react";
import { useTheme } from "./theme.ts";

/** For a page that stands beside the console: its title, and the reader's theme. */
export const usePage = (title: string): void => {
  useTheme();
  useEffect(() => {
    document.title = `Twinhost: ${title}`;
  }, [title]);
};
