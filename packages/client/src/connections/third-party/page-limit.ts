import { isLoose } from "./plain-values.ts";
import type { ReportOddity } from "./third-party.ts";

/** More tools than anyone offers to a model; an endless list must not fill the memory. */
const MOST_TOOLS = 2_000;

/**
 * Ends a paged list of tools once there are enough, however many pages that takes; a page counts as at least one tool.
 * @returns a function that takes a page and the cursor that it was requested with
 */
export const createPageLimit = (report: ReportOddity): ((page: unknown, cursor: unknown) => unknown) => {
  /** How many tools came before the page of a cursor. */
  const before = new Map<unknown, number>();

  return (page, cursor) => {
    if (!isLoose(page) || !Array.isArray(page.tools)) return page;
    const earlier = before.get(cursor) ?? 0;
    before.delete(cursor);
    const left = Math.max(0, MOST_TOOLS - earlier);
    const { nextCursor, ...rest } = page;
    const tools = page.tools.slice(0, left);
    if (tools.length < page.tools.length || (nextCursor !== undefined && Math.max(1, tools.length) >= left)) {
      report(`its list of tools goes on after ${MOST_TOOLS} tools or pages, and is cut there`);
      return { ...rest, tools };
    }
    if (nextCursor === undefined) return page;
    if (nextCursor === cursor) {
      report("its list of tools names the same page as the next one, and ends there");
      return rest;
    }
    before.set(nextCursor, earlier + Math.max(1, tools.length));
    return page;
  };
};
