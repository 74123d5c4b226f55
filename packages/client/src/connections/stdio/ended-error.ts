import { ToolError } from "@twinhost/core";
import type { Ending } from "./stdio-transport.ts";

const HOW = {
  unexpected: "ended",
  hung: "hung and was ended",
  memory: "grew over its memory limit and was ended",
} as const;

/**
 * The callers' error when a process ended under them. Its last words, which may contain anything, are for the operator:
 * only the cause has them.
 * @param when such as "during the call"
 */
export const endedError = (
  who: string,
  { reason, code, signal }: Ending,
  when: string,
  lastWords: string | undefined,
): ToolError | undefined => {
  // We closed it, perhaps because of what really went wrong.
  if (reason === "closed") return undefined;
  const exit = signal ? ` (signal ${signal})` : typeof code === "number" ? ` (exit code ${code})` : "";
  const what = `${HOW[reason]} ${when}${exit}`;
  const cause = new Error(
    `the process ${what}${lastWords === undefined ? "" : `; its last words: ${lastWords.trim()}`}`,
  );
  const message = `${who} ${what}. It starts again at the next call; the log has its last words.`;
  return new ToolError("engine_unavailable", message, { cause });
};
