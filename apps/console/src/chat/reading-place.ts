import { useLayoutEffect } from "react";

/** Closer to the end than this, a reader who scrolls down wants to see what comes next. In CSS pixels. */
const NEAR = 120;
const ROUNDING = 4;

/** Where the reader is in the conversation. Like the conversation, it outlives the view. */
const place = { isFollowing: true, top: 0 };

const pageHeight = (): number => document.documentElement.scrollHeight;
const scrollToEnd = (): void => scrollTo(0, pageHeight());

/** From now on the end stays in sight, wherever the reader was. */
export const followEnd = (): void => {
  place.isFollowing = true;
};

/** Only the reader moves up; growth does not, and a page that shrinks ends at its end. */
const noteScroll = (): void => {
  const left = pageHeight() - innerHeight - scrollY;
  const isUpward = scrollY < place.top;
  place.top = scrollY;
  if (left < ROUNDING || (!isUpward && left < NEAR)) place.isFollowing = true;
  else if (isUpward) place.isFollowing = false;
};

/** Who unfolds something wants to read it, not to be moved to what is below it. */
const noteUnfolding = ({ target }: MouseEvent): void => {
  if (target instanceof Element && target.closest("main [aria-expanded]")) place.isFollowing = false;
};

/**
 * Keeps the end of the conversation in sight while it grows, unless the reader scrolled up, and finds the reader's place
 * again when the view is come back to. @param isEmpty a chat without messages begins at its top
 */
export const useReadingPlace = (isEmpty: boolean): void => {
  useLayoutEffect(() => {
    if (isEmpty) {
      place.isFollowing = true;
      scrollTo(0, 0);
      return;
    }
    scrollTo(0, place.isFollowing ? pageHeight() : place.top);
    const growth = new ResizeObserver(() => {
      if (place.isFollowing) scrollToEnd();
    });
    growth.observe(document.body);
    addEventListener("scroll", noteScroll, { passive: true });
    addEventListener("click", noteUnfolding, { capture: true });
    return () => {
      growth.disconnect();
      removeEventListener("scroll", noteScroll);
      removeEventListener("click", noteUnfolding, { capture: true });
    };
  }, [isEmpty]);
};
