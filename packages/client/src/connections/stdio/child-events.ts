import type { Logger } from "@twinhost/core";
import { createBoundedLines } from "../../process-supervision/bounded-lines.ts";
import type { ChildEnd } from "./stdio-transport.ts";

/** What has happened to the children of a connection since it was created. */
export interface StdioEvents {
  /** Starts after a child was lost. */
  readonly restarts: number;
  /** Children replaced by new ones without being lost. */
  readonly replacements: number;
  /** Lines on stdout that were not messages. */
  readonly invalidLines: number;
  readonly stderrLines: number;
  /** Lines on stderr that were left out of the log, as there were too many. */
  readonly stderrLinesDropped: number;
  /** Answers over the size limit. */
  readonly tooLargeReplies: number;
  readonly lastExit: (ChildEnd & { readonly at: string }) | undefined;
}

/** Records what happens to the children, in the log and in the counts. */
export interface ChildEvents {
  stderr(line: string): void;
  invalidLine(line: string): void;
  tooLarge(): void;
  restarted(delayMs: number): void;
  overMemoryLimit(pid: number | undefined): void;
  replaced(): void;
  ended(end: ChildEnd, wasReady: boolean): void;
  /** The last line on stderr, or the last error there, of the running child, or else of the last one that ran. */
  readonly lastWords: string | undefined;
  snapshot(): StdioEvents;
}

const STDERR_LINES_A_SECOND = 100;
const INVALID_LINE_WINDOW_MS = 60_000;
/** How many of a child's last lines are logged when it dies. */
const LAST_LINES = 20;
/** What Node, Python and others print before or after the stack of an uncaught error. */
const ERROR_LINE = /^\s*(?:\w+\.)*\w*(?:Error|Exception)\b[^:]*: ./;

/** npm's own reason, which its last lines do not have. */
const NPM_REASON = /^npm (?:error|ERR!) (?!(?:code|errno|syscall|path) )(?:\d{3} )?\S+ \S/;
/** A last line that only names where else to look. */
const POINTER = /--help\b|complete log of this run/;

/** Where an error's line ends for the search: a hostile one may be long enough to keep a regular expression busy. */
const MOST_SEARCHED = 300;

/** The line that most likely says why a child died: its last error, or else its last words. */
const tellingLine = (lines: readonly string[]): string | undefined => {
  const has = (pattern: RegExp) => (line: string) => pattern.test(line.slice(0, MOST_SEARCHED));
  const said = lines.filter((line) => line.trim() !== "");
  return (
    said.findLast(has(ERROR_LINE)) ??
    said.find(has(NPM_REASON)) ??
    said.findLast((line) => !has(POINTER)(line)) ??
    said.at(-1)
  );
};

/** @param server the name of a third-party server, for every line of the log */
export const createChildEvents = (ofAll: Logger, server?: string): ChildEvents => {
  const log = server === undefined ? ofAll : withFields(ofAll, { mcpServer: server });
  let restarts = 0;
  let replacements = 0;
  let tooLargeReplies = 0;
  let lastExit: StdioEvents["lastExit"];
  let lastLines: string[] = [];
  let lastWords: string | undefined;

  const stderr = createBoundedLines({
    maxLines: STDERR_LINES_A_SECOND,
    windowMs: 1_000,
    onLine: (line) => {
      log.debug({ line }, "tool process");
      lastLines = [...lastLines.slice(1 - LAST_LINES), line];
    },
    onDropped: (lines) => log.warn({ lines }, "the tool process floods its stderr; lines were left out of the log"),
  });
  const invalidLines = createBoundedLines({
    maxLines: 1,
    windowMs: INVALID_LINE_WINDOW_MS,
    onLine: (line) => log.warn({ line }, "the tool process printed to stdout what is no message"),
    onDropped: (lines) => log.warn({ lines }, "the tool process printed more to stdout that is no message"),
  });

  return {
    stderr: stderr.add,
    invalidLine: invalidLines.add,
    tooLarge: () => {
      tooLargeReplies++;
      log.warn({}, "the tool process answered with more than is taken");
    },
    restarted: (delayMs) => {
      restarts++;
      log.info({ delayMs }, "the tool process starts again");
    },
    overMemoryLimit: (pid) => log.warn({ pid }, "the tool process is over its memory limit and is replaced"),
    replaced: () => {
      replacements++;
      log.info({}, "the tool process was replaced");
    },
    ended: (end, wasReady) => {
      lastExit = { ...end, at: new Date().toISOString() };
      if (end.reason === "closed") log.debug(end, "the tool process ended");
      // The reason why a third-party server does not even start is logged as a warning where its tools are listed.
      else log[server && !wasReady ? "info" : "warn"]({ ...end, stderr: lastLines }, "the tool process was lost");
      lastWords = tellingLine(lastLines) ?? lastWords;
      lastLines = [];
    },
    get lastWords() {
      return tellingLine(lastLines) ?? lastWords;
    },
    snapshot: () => ({
      restarts,
      replacements,
      invalidLines: invalidLines.total,
      stderrLines: stderr.total,
      stderrLinesDropped: stderr.dropped,
      tooLargeReplies,
      lastExit,
    }),
  };
};

const withFields = (log: Logger, fields: object): Pick<Logger, "debug" | "info" | "warn"> => ({
  debug: (more: object, message?: string) => log.debug({ ...fields, ...more }, message),
  info: (more: object, message?: string) => log.info({ ...fields, ...more }, message),
  warn: (more: object, message?: string) => log.warn({ ...fields, ...more }, message),
});
