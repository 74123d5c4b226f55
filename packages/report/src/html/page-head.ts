import { escapeHtml } from "./markup.ts";

/** The top of a report: its subject, when and where it was measured, and its answer in two sentences. */
export const pageHead = (title: string, run: string, [first, second]: readonly [string, string]): string =>
  `<p class="title">${escapeHtml(title)}</p><p class="run">${escapeHtml(run)}</p><h1>${escapeHtml(first)}</h1><p class="second">${escapeHtml(second)}</p>`;

/** Notices that affect the reliability of a run; empty without any. */
export const noticeList = (notices: readonly string[]): string =>
  notices.length > 0
    ? `<aside><ul>${notices.map((notice) => `<li>${escapeHtml(notice)}</li>`).join("")}</ul></aside>`
    : "";
