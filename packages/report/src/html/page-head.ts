import { escapeHtml } from "./markup.ts";

/** The top of a report: what it is about, when and where it was measured, and its answer in two sentences. */
export const pageHead = (title: string, run: string, [first, second]: readonly [string, string]): string =>
  `<p class="title">${escapeHtml(title)}</p><p class="run">${escapeHtml(run)}</p><h1>${escapeHtml(first)}</h1><p class="second">${escapeHtml(second)}</p>`;

/** What bears on whether to trust a run; nothing where nothing does. */
export const noticeList = (notices: readonly string[]): string =>
  notices.length > 0
    ? `<aside><ul>${notices.map((notice) => `<li>${escapeHtml(notice)}</li>`).join("")}</ul></aside>`
    : "";
