const PREFIX = "after:";

/** An opaque cursor for the position after an id in a list that is sorted by ids. */
export const cursorAfter = (id: string): string => Buffer.from(PREFIX + id).toString("base64url");

/** @returns the id after which the page begins; undefined for anything that `cursorAfter` did not create */
export const positionOf = (cursor: string): string | undefined => {
  const text = Buffer.from(cursor, "base64url").toString();
  return text.startsWith(PREFIX) && cursorAfter(text.slice(PREFIX.length)) === cursor
    ? text.slice(PREFIX.length)
    : undefined;
};
