import type { Tell, ToolCall, ToolProgress } from "./answer-part.ts";
import type { EndedCall, RunTool } from "./run-tool.ts";

/** Runs calls concurrently; reports progress and results as they arrive. @returns the results in call order */
export const runCalls = (calls: readonly ToolCall[], run: RunTool, tell: Tell | undefined): Promise<EndedCall[]> =>
  Promise.all(
    calls.map(async (call) => {
      // A tool is not asked for progress that nobody sees.
      if (!tell) return run(call);
      const progress = newestOnly<ToolProgress>((progress) => tell({ type: "tool-progress", call, progress }));
      const ended = await run(call, progress.report);
      await progress.told();
      await tell({ type: "tool-result", call, result: ended.result, record: ended.record });
      return ended;
    }),
  );

/** Of items that come faster than they are read, only the newest is kept. */
const newestOnly = <Item>(tell: (item: Item) => Promise<void>) => {
  let newest: Item | undefined;
  let telling: Promise<void> | undefined;
  const tellAll = async (): Promise<void> => {
    while (newest !== undefined) {
      const item = newest;
      newest = undefined;
      await tell(item);
    }
    telling = undefined;
  };
  return {
    report: (item: Item): void => {
      newest = item;
      if (telling) return;
      telling = tellAll();
      // A failure means that the reader has left; it surfaces when the result is passed on.
      telling.catch(() => {});
    },
    told: async (): Promise<void> => telling,
  };
};
