/** A line of the server's log. */
export interface LogLine {
  /** Of this page; the server gives its lines none. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** As pino counts: 30 is info, 40 a warning, 50 an error. */
  readonly level: number;
  readonly message: string;
  /** Everything else, as JSON; empty for nothing. */
  readonly rest: string;
}

export const WARNING = 40;

/** Which lines are shown: those of requests bury the others. */
export const SHOWN = ["events", "all", "warnings"] as const;
export type Shown = (typeof SHOWN)[number];

let lines = 0;

/** Undefined for what is no line of a log. */
export const toLogLine = (text: string): LogLine | undefined => {
  try {
    const { time, level, msg = "", pid: _pid, hostname: _host, ...rest } = JSON.parse(text);
    if (!Number.isFinite(time)) return undefined;
    return {
      id: ++lines,
      time: Number(time),
      level: Number(level),
      message: String(msg),
      rest: Object.keys(rest).length === 0 ? "" : JSON.stringify(rest),
    };
  } catch {
    return undefined;
  }
};

/** Whether a line is shown. @param find what it contains, in whichever case */
export const isShown = (line: LogLine, shown: Shown, find: string): boolean =>
  IS_OF[shown](line) && `${line.message} ${line.rest}`.toLowerCase().includes(find.trim().toLowerCase());

const IS_OF: Readonly<Record<Shown, (line: LogLine) => boolean>> = {
  all: () => true,
  events: ({ level, message }) => level >= WARNING || message !== "request",
  warnings: ({ level }) => level >= WARNING,
};
