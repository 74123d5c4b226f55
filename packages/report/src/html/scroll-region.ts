import { escapeHtml } from "./markup.ts";

/** Scrolls a table that is wider than the screen, as a named region that is reachable by keyboard. */
export const scrollRegion = (label: string, table: string): string =>
  `<div class="scroll" role="region" aria-label="${escapeHtml(label)}" tabindex="0">${table}</div>`;
