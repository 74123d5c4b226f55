import { SingleBar } from "cli-progress";

/** Shows the progress of a run on stderr: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  /** @param total number of steps, which may change during the run. */
  step(label: string, done: number, total: number): void;
  end(): void;
}

export const createProgress = (stream: NodeJS.WriteStream): Progress =>
  stream.isTTY ? createBar(stream) : createLines(stream);

const createBar = (stream: NodeJS.WriteStream): Progress => {
  const bar = new SingleBar({
    stream,
    format: "{bar} {percentage}% · {label}",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
  });
  let started = false;
  return {
    step: (label, done, total) => {
      if (!started) bar.start(total, done, { label });
      started = true;
      bar.setTotal(total);
      bar.update(done, { label });
    },
    end: () => bar.stop(),
  };
};

const createLines = (stream: NodeJS.WriteStream): Progress => {
  let last = "";
  return {
    step: (label, done, total) => {
      // One line per phase or round, not per step.
      const phase = label.split(" · ")[0] ?? label;
      if (phase !== last) stream.write(`${phase} (${Math.round((100 * done) / total)} %)\n`);
      last = phase;
    },
    end: () => {},
  };
};
