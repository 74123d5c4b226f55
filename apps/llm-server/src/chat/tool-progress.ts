/** How far a running tool has come, as it says itself. */
export interface ToolProgress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

/** What a running call gives before its result; the AI SDK streams it as a preliminary output. */
export interface RunningCall {
  readonly running: ToolProgress;
}

/** The progress that a call reports while it runs, then its result. What comes too fast is left out but for the newest. */
export const withProgress = async function* <Result>(
  run: (report: (progress: ToolProgress) => void) => Promise<Result>,
): AsyncGenerator<RunningCall | Result, void, undefined> {
  let newest: ToolProgress | undefined;
  let news = Promise.withResolvers<"news">();
  const result = run((progress) => {
    newest = progress;
    news.resolve("news");
  });
  while ((await Promise.race([result, news.promise])) === "news") {
    news = Promise.withResolvers();
    if (newest) yield { running: newest };
  }
  yield await result;
};

export const isRunning = (output: unknown): output is RunningCall =>
  typeof output === "object" && output !== null && "running" in output;
