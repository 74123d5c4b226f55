import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { HttpError } from "@twinhost/http-kit";
import type { Command } from "../../transport/stdio-command.ts";
import type { Exchange, ShownCall } from "./exchange.ts";
import { mcpRequest } from "./mcp-request.ts";

export interface ToolProcess extends Command {
  /** The child's whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A call over the pipes of a child that lives for this call alone, so that the lines of other calls stay out of it. The
 * child answers one question before, which keeps its start out of the figure. @throws HttpError when it ends too early.
 */
export const exchangeStdio = async (process: ToolProcess, call: ShownCall): Promise<Exchange> => {
  const child = spawn(process.command, process.args, {
    env: { ...process.env },
    stdio: ["pipe", "pipe", "ignore"],
    signal: call.signal,
  });
  child.on("error", () => {});
  child.stdin.on("error", () => {});
  const closed = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (line: string): Promise<string> => {
    child.stdin.write(`${line}\n`);
    const answer = await Promise.race([lines.next(), closed.then(() => undefined)]);
    if (answer && !answer.done) return answer.value;
    if (call.signal.aborted) throw new HttpError("deadline", "The tool process took too long to answer.");
    throw new HttpError("engine_unavailable", "The tool process ended before it answered; the log may say why.");
  };
  try {
    await ask(mcpRequest(1, "server/discover"));
    const request = mcpRequest(2, "tools/call", { name: call.tool, arguments: call.arguments });
    const startedAt = performance.now();
    const response = await ask(request);
    const ms = performance.now() - startedAt;
    return { request: { head: "", body: request }, response: { head: "", body: response }, status: null, ms };
  } finally {
    child.stdin.end();
    await closed.catch(() => {});
  }
};
