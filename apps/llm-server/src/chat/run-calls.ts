import type { AnswerPart, ToolCall } from "./answer-part.ts";
import type { EndedCall, RunTool } from "./run-tool.ts";

/**
 * Runs calls at once. Yields the progress that they report, and each result as it comes; what comes too fast is left out
 * but for the newest of each call. @returns the results in the order of the calls
 */
export const runCalls = async function* (
  calls: readonly ToolCall[],
  run: RunTool,
): AsyncGenerator<AnswerPart, readonly EndedCall[], undefined> {
  const newest = new Map<ToolCall, AnswerPart>();
  let news = Promise.withResolvers<"news">();
  const tell = (part: Extract<AnswerPart, { type: "tool-progress" | "tool-result" }>): void => {
    newest.set(part.call, part);
    news.resolve("news");
  };
  const ended = Promise.all(
    calls.map(async (call) => {
      const { shown, ...end } = await run(call, (progress) => tell({ type: "tool-progress", call, progress }));
      tell({ type: "tool-result", call, ...end });
      return { shown, ...end };
    }),
  );
  // Whoever leaves early does not wait for it.
  ended.catch(() => {});
  for (let told = 0; told < calls.length; ) {
    await Promise.race([news.promise, ended]);
    news = Promise.withResolvers();
    for (const [call, part] of newest) {
      newest.delete(call);
      if (part.type === "tool-result") told++;
      yield part;
    }
  }
  return ended;
};
