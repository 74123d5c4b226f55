import { escapeHtml } from "./markup.ts";

/** A table that scrolls where it is wider than the screen: a named region that the keyboard reaches. */
export const scrollRegion = (label: string, table: string): string =>
  `<div class="scroll" role="region" aria-label="${escapeHtml(label)}" tabindex="0">${table}</div>`;
