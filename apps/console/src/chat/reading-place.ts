import { useLayoutEffect } from "react";

/** Scrolling down to within this distance of the end, in CSS pixels, resumes following it. */
const NEAR = 120;
const ROUNDING = 4;

/** Follow the end, keep the last question on top so that its answer is read from the beginning, or do not scroll. */
type Mode = "end" | "question" | "still";

/** The scroll position in the conversation. Like the conversation, it outlives the view. */
const place: { conversation: string; mode: Mode; top: number } = { conversation: "", mode: "end", top: 0 };

const pageHeight = (): number => document.documentElement.scrollHeight;

/** Keeps the last question at the top of the window until the user scrolls. */
export const showLastQuestion = (): void => {
  place.mode = "question";
  // A scroll event of an earlier scroll may still come.
  place.top = scrollY;
};

const settle = (): void => {
  if (place.mode === "end") scrollTo(0, pageHeight());
  if (place.mode === "question") document.querySelector(".log > :last-child")?.scrollIntoView({ block: "start" });
  if (place.mode !== "still") place.top = scrollY;
};

/** Only the user scrolls away: growth does not change the position, and a page that shrinks stays at its end. */
const noteScroll = (): void => {
  if (Math.abs(scrollY - place.top) < 1) return;
  const left = pageHeight() - innerHeight - scrollY;
  const isUpward = scrollY < place.top;
  place.top = scrollY;
  if (left < ROUNDING || (!isUpward && left < NEAR)) place.mode = "end";
  else if (isUpward || place.mode === "question") place.mode = "still";
};

/** Users who expand something want to read it, not to be scrolled past it. */
const noteUnfolding = ({ target }: MouseEvent): void => {
  if (target instanceof Element && target.closest("main [aria-expanded]")) place.mode = "still";
};

/**
 * Keeps the scroll position while the conversation grows, and restores it when the view is shown again.
 * @param conversation a different one starts at its end
 * @param isEmpty a conversation without messages starts at the top
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
