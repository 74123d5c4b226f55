import cliProgress from "cli-progress";
import { counted } from "./counted.ts";

/** Shows the progress of indexing on stderr: a bar on a terminal, else a line for each quarter. */
export const progressReporter = (
  thing = "file",
): { update: (done: number, total: number) => void; stop: () => void } => {
  if (!process.stderr.isTTY) {
    let nextShare = 0.25;
    return {
      update: (done, total) => {
        if (done / total < nextShare) return;
        nextShare = Math.floor((done / total) * 4) / 4 + 0.25;
        process.stderr.write(`${done} of ${counted(total, thing)}\n`);
      },
      stop: () => {},
    };
  }
  const bar = new cliProgress.SingleBar(
    { format: `{bar} {value} of {total} ${thing}s`, stream: process.stderr, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let isStarted = false;
  return {
    update: (done, total) => {
      if (!isStarted) bar.start(total, 0);
      isStarted = true;
      bar.update(done);
    },
    stop: () => {
      if (isStarted) bar.stop();
      isStarted = false;
    },
  };
};
