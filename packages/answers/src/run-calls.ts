import type { Tell, ToolCall, ToolProgress } from "./answer-part.ts";
import type { EndedCall, RunTool } from "./run-tool.ts";

/** Runs calls at once, and tells the progress that they report and each result as it comes. In the order of the calls. */
export const runCalls = (calls: readonly ToolCall[], run: RunTool, tell: Tell | undefined): Promise<EndedCall[]> =>
  Promise.all(
    calls.map(async (call) => {
      // A tool whose progress nobody sees is not asked for it.
      if (!tell) return run(call);
      const progress = newestOnly<ToolProgress>((progress) => tell({ type: "tool-progress", call, progress }));
      const ended = await run(call, progress.report);
      await progress.told();
      await tell({ type: "tool-result", call, result: ended.result, record: ended.record });
      return ended;
    }),
  );

/** What comes faster than it is read is left out but for the newest. */
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
      // Whoever reads no more has left: that shows where the result is told.
      telling.catch(() => {});
    },
    told: async (): Promise<void> => telling,
  };
};
