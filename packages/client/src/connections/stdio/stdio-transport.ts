import { setTimeout as sleep } from "node:timers/promises";
import { INTERNAL_ERROR, type JSONRPCMessage, type RequestId, type Transport } from "@modelcontextprotocol/client";
import { ERRORS, type ErrorCode } from "@twinhost/core";
import { createHangDetector } from "../../process-supervision/hang-detector.ts";
import { type ProcessEnd, startToolProcess, type ToolProcess } from "../../process-supervision/tool-process.ts";
import type { FastTransport } from "../fast/fast-calls.ts";
import type { ReplyRepair } from "../third-party/reply-repair.ts";
import { isAliveAnswer, LIVENESS_REQUESTS } from "./liveness.ts";
import { createMessageReader } from "./read-messages.ts";
import { createStdioCalls, type PendingRequests } from "./stdio-calls.ts";

export interface StdioTransportOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
  readonly maxReplyBytes: number;
  readonly hangTimeoutMs: number;
  /** Whether calls may bypass the SDK's client. */
  readonly isFast: boolean;
  /** For a third-party server. */
  readonly repair?: ReplyRepair | undefined;
  /** Awaited before the process starts; what it throws is why the process does not start. */
  readonly beforeStart: () => Promise<void>;
  readonly onStderrLine: (line: string) => void;
  readonly onInvalidLine: (line: string) => void;
  readonly onTooLong: () => void;
  readonly onStart: () => void;
  /** The process could not be started. @returns the callers' error */
  readonly onNotStarted: (error: Error) => Error;
  /** Called before its requests fail; a process that is killed may still run for a moment. */
  readonly onOver: (how: Ending) => void;
  /** @param wasReady whether it ever showed that it speaks the protocol */
  readonly onEnd: (end: ChildEnd, wasReady: boolean) => void;
  /** Called after `onEnd`, when everything that the process started is gone, too. */
  readonly onGone: () => void;
}

/** Why a process ended: by itself, or because it was closed, hung, or exceeded its memory limit. */
export type EndReason = "unexpected" | "closed" | "hung" | "memory";

/** How a connection ended; the exit of a process that is being killed is not known yet. */
export interface Ending extends Partial<ProcessEnd> {
  readonly reason: EndReason;
}

export interface ChildEnd extends ProcessEnd {
  readonly pid: number;
  readonly reason: EndReason;
}

export interface StdioTransport extends Transport, FastTransport {
  /** With `pid`, tells the SDK that this is stdio: a server that may exit or stay silent when asked for a revision. */
  readonly stderr: null;
  /** Undefined before the process starts and after it ends. */
  readonly pid: number | undefined;
  /** Whether the process has shown that it speaks the protocol, and is still running. */
  readonly isReady: boolean;
  /** Ends the process without waiting for its answers. */
  kill(reason: EndReason): void;
}

/** How long a process that owes an answer may be silent before it is asked whether it is alive. */
const SILENCE_MS = 1_000;
/** How long after a line that holds an answer the answer itself may follow: some servers log what they send. */
const QUOTED_MS = 500;

/**
 * MCP over the pipes of a child process that it starts: one process per connection. Unlike the SDK's own, it reads in
 * linear time, survives invalid lines and over-long answers, detects a hung process, and ends whole process groups.
 */
export const createStdioTransport = (options: StdioTransportOptions): StdioTransport => {
  let child: ToolProcess | undefined;
  let isReady = false;
  let wasReady = false;
  /** Whether the process speaks revision 2026-07-28 or later. */
  let isModern = false;
  let isOver = false;
  let endReason: EndReason = "unexpected";
  const pending: PendingRequests = new Map();

  const over = (end?: ProcessEnd): void => {
    if (isOver) return;
    isOver = true;
    isReady = false;
    hangs.stop();
    options.onOver({ ...end, reason: endReason });
    transport.onclose?.();
    calls.fail();
  };
  const kill = (reason: EndReason): void => {
    if (endReason === "unexpected") endReason = reason;
    // Calls in flight fail now, not when the last process of the group is gone.
    over();
    child?.kill().catch(() => {});
  };

  const hangs = createHangDetector({
    silenceMs: SILENCE_MS,
    answerMs: options.hangTimeoutMs,
    isAwaited: () => pending.size > 0,
    ask: () => {
      child?.write(LIVENESS_REQUESTS[isModern ? "2026-07-28" : "2025-11-25"]);
    },
    onHang: () => kill("hung"),
  });

  const receive = (given: JSONRPCMessage): void => {
    const message = (options.repair?.received(given) ?? given) as JSONRPCMessage;
    if (isAliveAnswer(message)) return;
    if (!calls.take(message)) transport.onmessage?.(message);
  };
  const refuseAnswer = (id: RequestId | undefined): void => {
    options.onTooLong();
    for (const owed of id === undefined ? [...pending.keys()] : [id])
      receive({ jsonrpc: "2.0", id: owed, error: rpcError("too_large", tooLong(options.maxReplyBytes)) });
  };
  const read = createMessageReader({
    maxBytes: options.maxReplyBytes,
    onMessage: receive,
    onInvalidLine: options.onInvalidLine,
    onMisprint: (ids, line) => {
      const fail = (): void => {
        for (const id of ids)
          if (pending.has(id)) receive({ jsonrpc: "2.0", id, error: rpcError("internal", misprinted(line)) });
      };
      setTimeout(fail, QUOTED_MS).unref();
    },
    onTooLong: refuseAnswer,
  });

  const calls = createStdioCalls({
    pending,
    repair: options.repair,
    era: () => (isModern ? "stateless" : "session"),
    write: (line, onFailed) => {
      if (child === undefined || isOver) return onFailed(new Error(ENDED));
      hangs.watch();
      write(child, line, (error) => error && onFailed(error));
    },
  });

  const transport: StdioTransport = {
    get fastCalls() {
      return isReady && options.isFast ? calls : undefined;
    },
    stderr: null,
    get pid() {
      return isOver ? undefined : child?.pid;
    },
    get isReady() {
      return isReady;
    },
    start: async () => {
      await options.beforeStart();
      if (isOver) throw new Error("The connection was closed before its process started.");
      const started = await startToolProcess({
        command: options.command,
        args: options.args,
        env: options.env,
        cwd: options.cwd,
        onStdout: (chunk) => {
          hangs.heard();
          if (!isOver) read(chunk);
        },
        onStderrLine: options.onStderrLine,
        onEnd: (end) => {
          options.onEnd({ ...end, pid: started.pid, reason: endReason }, wasReady);
          over(end);
        },
      }).catch((error) => {
        throw options.onNotStarted(error);
      });
      child = started;
      options.onStart();
      started.gone.then(options.onGone);
      if (isOver) kill("closed");
    },
    // The client sets the revision once the process has answered in it: from then on the process owes answers.
    setProtocolVersion: (version) => {
      // What was asked in another revision before is never answered.
      pending.clear();
      isReady = !isOver;
      wasReady = true;
      isModern = version >= "2026-07-28";
    },
    send: (message) => {
      options.repair?.sent(message);
      if (child === undefined || isOver) return Promise.reject(new Error(ENDED));
      if ("method" in message) {
        if ("id" in message && message.method !== "subscriptions/listen") {
          pending.set(message.id, undefined);
          if (isReady) hangs.watch();
        } else if (message.method === "notifications/cancelled") pending.delete(message.params?.requestId as RequestId);
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      write(child, JSON.stringify(message), (error) => (error ? reject(error) : resolve()));
      return promise;
    },
    close: async () => {
      if (endReason === "unexpected") endReason = "closed";
      over();
      await child?.end();
    },
    kill,
  };
  return transport;
};

const ENDED = "The tool process ended.";
const END_KNOWN_MS = 500;

/** The pipe breaks before it is known how the process ended, which explains the error. */
const write = (child: ToolProcess, line: string, onWritten: (error?: Error | null) => void): void =>
  child.write(line, (error) => {
    if (!error) return onWritten();
    const ended = Promise.race([child.gone, sleep(END_KNOWN_MS, undefined, { ref: false })]);
    ended.then(() => onWritten(error));
  });

const rpcError = (code: ErrorCode, message: string) => ({
  code: INTERNAL_ERROR,
  message,
  data: { code, retryable: ERRORS[code].retryable },
});

const tooLong = (maxBytes: number): string =>
  `The tool answered with more than ${maxBytes} bytes, which is more than is taken. Ask for less.`;

const misprinted = (line: string): string =>
  `The tool's answer was not one JSON-RPC message on its own line, and cannot be read. It was seen in: ${line}`;
