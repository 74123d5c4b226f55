import { useEffect, useRef } from "react";

/** How near to its end a page counts as being at its end, in CSS pixels. */
const NEAR = 120;

/** Keeps the end in sight while it grows, unless the reader scrolled up. */
export const useStickToBottom = (content: readonly unknown[]): void => {
  const isAtEnd = useRef(true);
  useEffect(() => {
    const note = (): void => {
      const { scrollHeight } = document.documentElement;
      isAtEnd.current = scrollHeight - innerHeight - scrollY < NEAR;
    };
    addEventListener("scroll", note, { passive: true });
    return () => removeEventListener("scroll", note);
  }, []);
  useEffect(() => {
    if (isAtEnd.current && content.length > 0) scrollTo(0, document.documentElement.scrollHeight);
  }, [content]);
};
