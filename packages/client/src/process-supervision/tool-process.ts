import type { ChildProcessByStdio } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { endGroup } from "@twinhost/core";
import { createLineSplitter, createLineWriter, type LineWriter } from "@twinhost/mcp";
import spawn from "cross-spawn";
import { notStartedBecause } from "../unavailable-because.ts";
import { endWithParent } from "./end-with-parent.ts";

export interface ToolProcessOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The complete environment: the process inherits nothing. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
  readonly onStdout: (chunk: Buffer) => void;
  readonly onStderrLine: (line: string) => void;
  /** Called when the process has ended and its pipes are closed. */
  readonly onEnd: (end: ProcessEnd) => void;
}

export interface ProcessEnd {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child process that leads its own process group and ends with it. */
export interface ToolProcess {
  readonly pid: number;
  /** Resolves when nothing of the group is left. */
  readonly gone: Promise<void>;
  /** Writes a line. `onWritten` is called when the pipe has taken it, or with an error if the process is gone. */
  readonly write: LineWriter;
  /** Closes its stdin, and ends the group by signals if that is not enough. Resolves when it is gone. */
  end(): Promise<void>;
  /** Ends the group by signals at once. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Longer lines of stderr are cut. */
const MAX_STDERR_LINE_BYTES = 8 * 1024;
/** How long the process may take to exit by itself once its stdin is closed. */
const END_GRACE_MS = 2_000;
/** How long it may take to exit after SIGTERM, before SIGKILL. */
const KILL_AFTER_MS = 1_000;
/** How long a process that escaped the group may hold the pipes open. */
const PIPE_GRACE_MS = 500;

/**
 * Starts a tool process that speaks MCP on its stdin and stdout, and ends it with its whole process group.
 * @throws (rejects) if the command cannot be started
 */
export const startToolProcess = async (options: ToolProcessOptions): Promise<ToolProcess> => {
  const { command, cwd, onStdout, onStderrLine, onEnd } = options;
  const child = spawned(options);
  const { pid } = child;
  if (pid === undefined) {
    const started = Promise.withResolvers<never>();
    child.on("error", (error) => started.reject(notStartedBecause(error, command, cwd)));
    return started.promise;
  }
  child.on("error", () => {}); // a signal that could not be sent
  child.stdin.on("error", () => {}); // each write reports its own failure

  child.stdout.on("data", onStdout);
  const takeStderr = createLineSplitter(
    MAX_STDERR_LINE_BYTES,
    (line) => onStderrLine(line.toString()),
    ({ head }) => onStderrLine(`${head.toString()}…`),
  );
  child.stderr.on("data", takeStderr);

  const unwatch = endWithParent(pid);
  const closed = Promise.withResolvers<void>();
  const leftNothing = Promise.withResolvers<void>();
  const gone = Promise.all([closed.promise, leftNothing.promise]).then(() => {});
  child.once("exit", () => {
    // What the process started and left running; it may hold the pipes open, too.
    endGroup(pid, KILL_AFTER_MS).then(() => {
      unwatch();
      leftNothing.resolve();
    });
    setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
    }, PIPE_GRACE_MS).unref();
  });
  child.once("close", (code, signal) => {
    onEnd({ code, signal });
    closed.resolve();
  });

  const kill = async (): Promise<void> => {
    await endGroup(pid, KILL_AFTER_MS);
    await gone;
  };
  return {
    pid,
    gone,
    write: createLineWriter(child.stdin),
    end: async () => {
      child.stdin.end();
      const ended = gone.then(() => true);
      if (!(await Promise.race([ended, sleep(END_GRACE_MS, false, { ref: false })]))) await kill();
    },
    kill,
  };
};

/** @throws Error if the system refuses at once */
const spawned = ({ command, args, env, cwd }: ToolProcessOptions) => {
  try {
    return spawn(command, [...args], {
      env: { ...env },
      cwd,
      stdio: ["pipe", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    }) as ChildProcessByStdio<Writable, Readable, Readable>;
  } catch (error) {
    throw notStartedBecause(error as Error, command, cwd);
  }
};
