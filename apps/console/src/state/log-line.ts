export interface LogLine {
  /** Assigned by this page; the server's lines have no id. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** pino's level: 30 is info, 40 a warning, 50 an error. */
  readonly level: number;
  readonly message: string;
  /** All other fields as JSON; empty if there are none. */
  readonly rest: string;
}

export const WARNING = 40;

/** Filters for the lines; request lines would bury the others. */
export const SHOWN = ["events", "all", "warnings"] as const;
export type Shown = (typeof SHOWN)[number];

let lines = 0;

/** @returns undefined if the text is not a log line */
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

/** Whether a line is shown. @param find text that it must contain, case-insensitively */
export const isShown = (line: LogLine, shown: Shown, find: string): boolean =>
  IS_OF[shown](line) && `${line.message} ${line.rest}`.toLowerCase().includes(find.trim().toLowerCase());

const IS_OF: Readonly<Record<Shown, (line: LogLine) => boolean>> = {
  all: () => true,
  events: ({ level, message }) => level >= WARNING || message !== "request",
  warnings: ({ level }) => level >= WARNING,
};
