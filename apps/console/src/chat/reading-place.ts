import { useLayoutEffect } from "react";

/** Closer to the end than this, a reader who scrolls down wants to see what comes next. In CSS pixels. */
const NEAR = 120;
const ROUNDING = 4;

/** The end stays in sight; the last question stays on top, so that its answer is read from the beginning; or nothing moves. */
type Mode = "end" | "question" | "still";

/** Where the reader is in the conversation. Like the conversation, it outlives the view. */
const place: { conversation: string; mode: Mode; top: number } = { conversation: "", mode: "end", top: 0 };

const pageHeight = (): number => document.documentElement.scrollHeight;

/** From now on the last question stays at the top of the window, until the reader scrolls. */
export const showLastQuestion = (): void => {
  place.mode = "question";
};

const settle = (): void => {
  if (place.mode === "end") scrollTo(0, pageHeight());
  if (place.mode === "question") document.querySelector(".log > :last-child")?.scrollIntoView({ block: "start" });
  if (place.mode !== "still") place.top = scrollY;
};

/** Only the reader moves elsewhere; growth does not, and a page that shrinks ends at its end. */
const noteScroll = (): void => {
  if (Math.abs(scrollY - place.top) < 1) return;
  const left = pageHeight() - innerHeight - scrollY;
  const isUpward = scrollY < place.top;
  place.top = scrollY;
  if (left < ROUNDING || (!isUpward && left < NEAR)) place.mode = "end";
  else if (isUpward || place.mode === "question") place.mode = "still";
};

/** Who unfolds something wants to read it, not to be moved to what is below it. */
const noteUnfolding = ({ target }: MouseEvent): void => {
  if (target instanceof Element && target.closest("main [aria-expanded]")) place.mode = "still";
};

/**
 * Keeps the reader's place while the conversation grows, and finds it again when the view is come back to.
 * @param conversation another one begins at its end
 * @param isEmpty a conversation without messages begins at its top
 */
export const useReadingPlace = (conversation: string, isEmpty: boolean): void => {
  useLayoutEffect(() => {
    if (isEmpty) {
      Object.assign(place, { conversation, mode: "end", top: 0 });
      scrollTo(0, 0);
      return;
    }
    if (place.conversation !== conversation) Object.assign(place, { conversation, mode: "end" });
    if (place.mode === "still") scrollTo(0, place.top);
    settle();
    const growth = new ResizeObserver(settle);
    growth.observe(document.body);
    addEventListener("scroll", noteScroll, { passive: true });
    addEventListener("click", noteUnfolding, { capture: true });
    return () => {
      growth.disconnect();
      removeEventListener("scroll", noteScroll);
      removeEventListener("click", noteUnfolding, { capture: true });
    };
  }, [conversation, isEmpty]);
};
