import { useEffect } from "react";
import { useTexts } from "../i18n/language.tsx";

/** Sets the title of the browser tab. */
export const useTitle = (page: string): void => {
  const { title } = useTexts();
  useEffect(() => {
    document.title = `${page} · ${title}`;
  }, [page, title]);
};
