import { randomUUID } from "node:crypto";
import { type Caller, mayCall } from "./caller.ts";
import type { ClientAnswers, ClientOffer } from "./client-port.ts";
import { createClientPort, QuestionAsked } from "./client-questions.ts";
import { runWithin } from "./deadline.ts";
import type { Tool } from "./define-tool.ts";
import { describeTool, type ToolDescription } from "./describe-tool.ts";
import { createEngineClock } from "./engine-clock.ts";
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
  /** W3C trace context that came with the call; hosts that trace continue it. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  /** Hears once how long the call took, when it is over. The engines' part is measured only for this. */
  readonly onTiming?: ((timing: CallTiming) => void) | undefined;
}

/** How long a call took in the toolbox, in milliseconds. */
export interface CallTiming {
  /** The whole of it: what usage, metrics and audit tell too. */
  readonly toolMs: number;
  /** Its engines' part of that. */
  readonly engineMs: number;
}

/** What is recorded of every call, whichever host served it. */
export interface CallRecord {
  readonly tool: string;
  readonly caller: string;
  readonly transport: string;
  readonly requestId: string;
  readonly outcome: "ok" | "input_required" | ErrorCode;
  readonly durationMs: number;
  /** Arguments and output as JSON in UTF-8, whatever the transport wraps them in. */
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** How a call ended, and for a host the output as the JSON that was measured: it need not be made again. */
export type InvokeResult =
  | (Extract<ToolResult, { ok: true }> & { readonly json: string })
  | Extract<ToolResult, { ok: false }>;

/** Rate and concurrency; see `limits/call-limits.ts`. */
interface Limits {
  run<Result>(caller: Caller, tool: string, work: () => Promise<Result>): Promise<Result>;
}

export interface Toolbox {
  /** The tools that this caller may use, in a stable order. */
  list(caller: Caller): ToolDescription[];
  /** Runs a tool. Never throws: every failure is a value. */
  invoke(call: ToolCall): Promise<InvokeResult>;
}

export interface ToolboxOptions<Dependencies> {
  readonly tools: readonly Tool<Dependencies>[];
  readonly dependencies: Dependencies;
  readonly log: Logger;
  readonly recordUsage: (record: CallRecord) => void;
  readonly limits?: Limits | undefined;
  /** Shortens the tools' own deadlines, in milliseconds. */
  readonly maxCallMs?: number | undefined;
  /** The longest output, as JSON in UTF-8. */
  readonly maxResultBytes?: number | undefined;
}

/** The one pipeline of every host: find, may this caller, limits, validate, run, validate, size, record, map errors. */
export const createToolbox = <Dependencies>(options: ToolboxOptions<Dependencies>): Toolbox => {
  const { log, limits, maxCallMs = Number.POSITIVE_INFINITY, maxResultBytes } = options;
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  const descriptions = options.tools.map(describeTool);

  const findFor = (caller: Caller, name: string): Tool<Dependencies> => {
    const tool = tools.get(name);
    if (!tool)
      throw new ToolError(
        "unknown_tool",
        `There is no tool "${name.slice(0, 100)}". List the tools to see which there are.`,
      );
    if (!mayCall(caller, tool.name))
      throw new ToolError("forbidden", `This caller may not use the tool "${tool.name}".`);
    return tool;
  };

  const run = async (
    tool: Tool<Dependencies>,
    call: ToolCall,
    requestId: string,
    dependencies: Dependencies,
  ): Promise<JsonObject> => {
    const input = tool.input.safeParse(call.arguments);
    if (!input.success) throw new ToolError("invalid_arguments", describeIssues(input.error.issues));

    const output = await runWithin(Math.min(tool.timeoutMs, maxCallMs), call.signal, (signal) =>
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

  const checkSize = (bytes: number): void => {
    if (maxResultBytes !== undefined && bytes > maxResultBytes)
      throw new ToolError("too_large", `The result is over the limit of ${maxResultBytes} bytes. Ask for less.`);
  };

  const invoke = async (call: ToolCall): Promise<InvokeResult> => {
    const requestId = call.requestId ?? randomUUID();
    const startedAt = performance.now();
    const clock = call.onTiming && createEngineClock();
    const dependencies = clock ? clock.watch(options.dependencies) : options.dependencies;
    const record = (outcome: CallRecord["outcome"], bytesOut = 0): void => {
      const durationMs = performance.now() - startedAt;
      if (clock) call.onTiming?.({ toolMs: durationMs, engineMs: clock.elapsedMs() });
      options.recordUsage({
        tool: tools.has(call.tool) ? call.tool : "(unknown)",
        caller: call.caller.id,
        transport: call.transport,
        requestId,
        outcome,
        durationMs,
        bytesIn: argumentBytes(call.arguments),
        bytesOut,
      });
    };
    try {
      const tool = findFor(call.caller, call.tool);
      const output = await (limits
        ? limits.run(call.caller, tool.name, () => run(tool, call, requestId, dependencies))
        : run(tool, call, requestId, dependencies));
      const json = JSON.stringify(output);
      const bytesOut = bytesOf(json);
      checkSize(bytesOut);
      record("ok", bytesOut);
      return { ok: true, output, json };
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
      return { ok: false, error: failure(code, known?.message ?? "", known?.retryAfterMs) };
    }
  };

  return {
    list: (caller) => descriptions.filter((tool) => mayCall(caller, tool.name)),
    invoke,
  };
};

const ignoreProgress = (): void => {};

const bytesOf = (json: string): number => Buffer.byteLength(json);

const argumentBytes = (args: unknown): number => {
  try {
    return bytesOf(JSON.stringify(args) ?? "");
  } catch {
    return 0; // a caller in this process may hand over what JSON cannot say; validation refuses it
  }
};

const describeIssues = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues
    .map(({ path, message }) => (path.length > 0 ? `${path.map(String).join(".")}: ${message}` : message))
    .join("; ");
