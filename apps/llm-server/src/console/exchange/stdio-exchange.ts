import { startToolProcess } from "@twinhost/client";
import { createLineSplitter } from "@twinhost/mcp";
import { HttpError } from "@twinhost/server";
import type { Command } from "../../transport/stdio-command.ts";
import type { Exchange, ShownCall } from "./exchange.ts";
import { type McpRequest, mcpRequest } from "./mcp-request.ts";

export interface ToolCommand extends Command {
  /** The complete environment of the process. */
  readonly env: Readonly<Record<string, string>>;
}

/** Longer answers are not shown. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** A call over the pipes of a tool process started for it alone. @throws HttpError when the process ends too early */
export const exchangeStdio = (toolCommand: ToolCommand, { tool, arguments: args, signal }: ShownCall) =>
  requestStdio(toolCommand, signal, { method: "tools/call", params: { name: tool, arguments: args } });

/**
 * A request over the pipes of a tool process started for it alone, so that it sees no lines of other calls. The process
 * first answers another request, which keeps its startup out of the measured time. It has ended, with everything that
 * it started, when this returns.
 * @throws HttpError when the process ends too early
 */
export const requestStdio = async (
  toolCommand: ToolCommand,
  signal: AbortSignal,
  { method, params }: Pick<McpRequest, "method" | "params">,
) => {
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => {});
  const onAbort = () => fail(new HttpError("deadline", "The tool process took too long to answer."));
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });

  let take: (line: string) => void = () => {};
  const child = await startToolProcess({
    ...toolCommand,
    onStdout: createLineSplitter(
      MAX_ANSWER_BYTES,
      (line) => take(line.toString()),
      () => fail(new HttpError("too_large", "The tool process answered with more than is shown here.")),
    ),
    onStderrLine: () => {},
    onEnd: () => fail(ended()),
  }).catch(() => {
    throw ended();
  });
  const ask = async (id: number, request: string): Promise<string> => {
    const { promise: answer, resolve } = Promise.withResolvers<string>();
    take = (line) => {
      if (isAnswerTo(id, line)) resolve(line);
    };
    child.write(request, (error) => error && fail(ended()));
    return Promise.race([answer, failed]);
  };
  try {
    await ask(1, mcpRequest(1, "server/discover"));
    const request = mcpRequest(2, method, params);
    const startedAt = performance.now();
    const response = await ask(2, request);
    const ms = performance.now() - startedAt;
    return {
      request: { head: "", body: request },
      response: { head: "", body: response },
      status: null,
      ms,
    } satisfies Exchange;
  } finally {
    signal.removeEventListener("abort", onAbort);
    await (signal.aborted ? child.kill() : child.end());
  }
};

const ended = (): HttpError =>
  new HttpError("engine_unavailable", "The tool process ended before it answered; the log may say why.");

/** Invalid lines and notifications may come in between. */
const isAnswerTo = (id: number, line: string): boolean => {
  try {
    const message: unknown = JSON.parse(line);
    return (
      typeof message === "object" && message !== null && "id" in message && message.id === id && !("method" in message)
    );
  } catch {
    return false;
  }
};
