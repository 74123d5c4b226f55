import { escapeHtml } from "./markup.ts";

/** A command as code that wraps between its words only: never within an option such as `--only`. */
export const commandCode = (command: string): string =>
  `<code>${command
    .split(" ")
    .map((word) => `<span class="word">${escapeHtml(word)}</span>`)
    .join(" ")}</code>`;
