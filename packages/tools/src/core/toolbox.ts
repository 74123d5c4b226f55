import { randomUUID } from "node:crypto";
import { type Caller, mayCall } from "./caller.ts";
import type { ClientAnswers, ClientOffer } from "./client-port.ts";
import { createClientPort, QuestionAsked } from "./client-questions.ts";
import { runWithin } from "./deadline.ts";
import type { Tool } from "./define-tool.ts";
import { describeTool, type ToolDescription } from "./describe-tool.ts";
import { type ErrorCode, failure, ToolError } from "./errors.ts";
import type { JsonObject } from "./json.ts";
import type { Logger } from "./logger.ts";
import type { ToolResult } from "./result.ts";

/** One call of a tool, as a host hands it over. */
export interface ToolCall {
  readonly tool: string;
  /** Anything: the pipeline validates it. */
  readonly arguments: unknown;
  readonly caller: Caller;
  /** Which way the call came, for logs and usage. */
  readonly transport: string;
  readonly requestId?: string;
  /** Aborts when the caller leaves. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total?: number, message?: string) => void) | undefined;
  /** What the client behind the caller can be asked, and what it has answered so far. */
  readonly clientOffers?: readonly ClientOffer[];
  readonly clientAnswers?: ClientAnswers;
}

/** What is recorded of every call, whichever host served it. */
export interface CallRecord {
  readonly tool: string;
  readonly caller: string;
  readonly transport: string;
  readonly requestId: string;
  readonly outcome: "ok" | "input_required" | ErrorCode;
  readonly durationMs: number;
}

export interface Toolbox {
  /** The tools that this caller may use, in a stable order. */
  list(caller: Caller): ToolDescription[];
  /** Runs a tool. Never throws: every failure is a value. */
  invoke(call: ToolCall): Promise<ToolResult>;
}

export interface ToolboxOptions<Dependencies> {
  readonly tools: readonly Tool<Dependencies>[];
  readonly dependencies: Dependencies;
  readonly log: Logger;
  readonly recordUsage: (record: CallRecord) => void;
}

/** The one pipeline of every host: find, may this caller, validate, run, validate, record, map errors. */
export const createToolbox = <Dependencies>(options: ToolboxOptions<Dependencies>): Toolbox => {
  const { dependencies, log } = options;
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  const descriptions = options.tools.map(describeTool);

  const run = async (call: ToolCall, requestId: string): Promise<JsonObject> => {
    const tool = tools.get(call.tool);
    if (!tool)
      throw new ToolError(
        "unknown_tool",
        `There is no tool "${call.tool.slice(0, 100)}". List the tools to see which there are.`,
      );
    if (!mayCall(call.caller, tool.name))
      throw new ToolError("forbidden", `This caller may not use the tool "${tool.name}".`);

    const input = tool.input.safeParse(call.arguments);
    if (!input.success) throw new ToolError("invalid_arguments", describeIssues(input.error.issues));

    const output = await runWithin(tool.timeoutMs, call.signal, (signal) =>
      tool.run(input.data, {
        signal,
        log,
        progress: call.onProgress ?? ignoreProgress,
        caller: call.caller,
        requestId,
        dependencies,
        client: createClientPort(call.clientOffers ?? [], call.clientAnswers ?? {}),
      }),
    );
    return tool.output.parse(output) as JsonObject;
  };

  const invoke = async (call: ToolCall): Promise<ToolResult> => {
    const requestId = call.requestId ?? randomUUID();
    const startedAt = performance.now();
    const record = (outcome: CallRecord["outcome"]): void =>
      options.recordUsage({
        tool: tools.has(call.tool) ? call.tool : "(unknown)",
        caller: call.caller.id,
        transport: call.transport,
        requestId,
        outcome,
        durationMs: performance.now() - startedAt,
      });
    try {
      const output = await run(call, requestId);
      record("ok");
      return { ok: true, output };
    } catch (error) {
      if (error instanceof QuestionAsked) {
        record("input_required");
        return {
          ok: false,
          error: failure("refused_input", "The tool needs an answer from its client first."),
          questions: { [error.key]: error.question },
        };
      }
      const known = error instanceof ToolError ? error : undefined;
      const code = known?.code ?? "internal";
      if (code === "internal") log.error({ err: error, tool: call.tool, requestId }, "tool failed");
      record(code);
      return { ok: false, error: failure(code, known?.message ?? "") };
    }
  };

  return {
    list: (caller) => descriptions.filter((tool) => mayCall(caller, tool.name)),
    invoke,
  };
};

const ignoreProgress = (): void => {};

const describeIssues = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues
    .map(({ path, message }) => (path.length > 0 ? `${path.map(String).join(".")}: ${message}` : message))
    .join("; ");
