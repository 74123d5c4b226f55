import cliProgress from "cli-progress";

/** Runs work with a progress bar on stderr; silent without a terminal. */
export const withProgress = async <Result>(
  what: string,
  total: number,
  work: (onProgress: (done: number) => void) => Promise<Result>,
): Promise<Result> => {
  const format = `${what} {bar} {value} of {total}`;
  const bar = new cliProgress.SingleBar({ format, stream: process.stderr }, cliProgress.Presets.shades_classic);
  bar.start(total, 0);
  try {
    return await work((done) => bar.update(done));
  } finally {
    bar.stop();
  }
};
