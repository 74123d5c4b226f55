import { describeIssues } from "../describe-issues.ts";
import { failure, failureOf, ToolError } from "../errors.ts";
import { QuestionAsked } from "../interaction/client-questions.ts";
import type { JsonObject } from "../json.ts";
import type { Logger } from "../logger.ts";
import type { Tool } from "../tool/define-tool.ts";
import { describeTool, type ToolDescription } from "../tool/describe-tool.ts";
import { fitArguments } from "../tool/fit-arguments.ts";
import { errorMaker } from "../tool/tool-reasons.ts";
import type { RemoteTool, ToolSource } from "../tool/tool-source.ts";
import { applyPolicy } from "./apply-policy.ts";
import type { Call, CallRecord, Limits } from "./call.ts";
import { type Caller, isToolAllowed } from "./caller.ts";
import { createEngineTimer, type EngineTimer } from "./engine-timer.ts";
import { invokeRemote } from "./invoke-remote.ts";
import { RunContext } from "./run-context.ts";
import type { InvokeResult, ToolCall } from "./tool-call.ts";

/** A request other than a tool call, such as for a resource, that a host serves under the same policy. */
export interface ServedRequest extends Call {
  /** From a fixed set, such as `resources/read`: names the request in limits, usage, metrics and audit. */
  readonly method: string;
}

/** The tools behind the one pipeline; hosts wrap it and contain no tools themselves. */
export interface Toolbox {
  /** The tools that this caller may use, in a stable order. */
  list(caller: Caller): ToolDescription[];
  /** A tool by name, regardless of who may use it. */
  find(name: string): ToolDescription | undefined;
  /** Runs a tool. Never throws: every failure is a value. */
  invoke(call: ToolCall): Promise<InvokeResult>;
  /** Serves a request other than a tool call. @throws ToolError of a limit, and whatever the work throws. */
  serve<Result extends object>(request: ServedRequest, work: () => Promise<Result>): Promise<Result>;
}

/** Options of {@link createToolbox}: tools, limits, and recording of calls. */
export interface ToolboxOptions {
  readonly tools: readonly Tool[];
  /** Further tools, which run elsewhere; if both have a tool of the same name, the one in `tools` wins. */
  readonly source?: ToolSource | undefined;
  /** A tool's engine; a promise while it is opening. */
  readonly engineOf?: ((tool: Tool) => unknown) | undefined;
  /** A tool's own parsed settings. */
  readonly settingsOf?: ((tool: Tool) => Readonly<Record<string, unknown>> | undefined) | undefined;
  readonly log: Logger;
  readonly recordUsage: (record: CallRecord) => void;
  readonly limits?: Limits | undefined;
}

/** The longest that a request other than a tool call may take, in milliseconds; a new host first builds its index. */
const REQUEST_TIMEOUT_MS = 20_000;

/**
 * The one pipeline of every host: find, check access, limit, validate, run, validate, check size, record, map errors.
 * @example
 * const toolbox = createToolbox({ tools: [greet], log, recordUsage: () => {} });
 * const result = await toolbox.invoke({ tool: "greet", arguments: {}, caller: LOCAL_CALLER, transport: "http" });
 */
export const createToolbox = (options: ToolboxOptions): Toolbox => {
  const { source, engineOf = nothing, settingsOf = nothing } = options;
  const policy = applyPolicy(options);
  const tools = new Map(options.tools.map((tool) => [tool.name, tool]));
  const described = new Map<Tool, ToolDescription>();
  /** Lazy: a process that starts for a single call needs no descriptions. */
  const describe = (tool: Tool): ToolDescription => {
    const description = described.get(tool) ?? describeTool(tool);
    described.set(tool, description);
    return description;
  };

  const parseInput = (tool: Tool, value: unknown) => {
    const input = tool.input.safeParse(value);
    // Only arguments that are invalid as sent are converted.
    return input.success ? input : tool.input.safeParse(fitArguments(describe(tool).inputSchema, value));
  };

  const findFor = (caller: Caller, name: string): Tool | RemoteTool => {
    const tool = tools.get(name) ?? source?.find(name);
    if (!tool)
      throw new ToolError(
        "unknown_tool",
        `There is no tool "${name.slice(0, 100)}". List the tools to see which there are.`,
      );
    if (!isToolAllowed(caller, name)) throw new ToolError("forbidden", `This caller may not use the tool "${name}".`);
    return tool;
  };

  const run = async (
    tool: Tool,
    call: ToolCall,
    requestId: string,
    clock: EngineTimer | undefined,
  ): Promise<JsonObject> => {
    const input = parseInput(tool, call.arguments);
    if (!input.success) throw new ToolError("invalid_arguments", describeIssues(input.error.issues));

    const output = await policy.within(call, tool.timeoutMs, (signal) => {
      const runWith = (opened: unknown) => {
        const engine = clock ? clock.watch(opened) : opened;
        const settings = settingsOf(tool) ?? {};
        const error = errorMaker(tool.errors ?? {});
        return tool.run(
          input.data,
          new RunContext(call, { signal, log: options.log, requestId, engine, settings, error }),
        );
      };
      const engine = engineOf(tool);
      return engine instanceof Promise ? engine.then(runWith) : runWith(engine);
    });
    return tool.output.parse(output) as JsonObject;
  };

  const invoke = async (call: ToolCall): Promise<InvokeResult> => {
    const { onTiming } = call;
    const clock = onTiming && createEngineTimer();
    const record = policy.begin(
      call,
      tools.has(call.tool) || source?.find(call.tool)?.description ? call.tool : "(unknown)",
      clock && ((toolMs) => onTiming?.({ toolMs, engineMs: clock.elapsedMs() })),
    );
    try {
      const tool = findFor(call.caller, call.tool);
      if ("call" in tool) return await invokeRemote(tool, call, policy, record, clock?.add);
      const output = await policy.underLimits(call, tool.name, () => run(tool, call, record.requestId, clock));
      return { ok: true, output, json: record.succeed(output) };
    } catch (error) {
      record.fail(error);
      if (!(error instanceof QuestionAsked)) return { ok: false, error: failureOf(error) };
      return {
        ok: false,
        error: failure("refused_input", "The tool needs an answer from its client first."),
        questions: { [error.key]: error.question },
      };
    }
  };

  const serve = async <Result extends object>(request: ServedRequest, work: () => Promise<Result>): Promise<Result> => {
    const record = policy.begin(request, request.method);
    try {
      const result = await policy.underLimits(request, request.method, async () =>
        policy.within(request, REQUEST_TIMEOUT_MS, work),
      );
      record.succeed(result);
      return result;
    } catch (error) {
      record.fail(error);
      throw error;
    }
  };

  return {
    list: (caller) =>
      [...tools.values().map(describe), ...(source?.list() ?? [])].filter(({ name }) => isToolAllowed(caller, name)),
    find: (name) => {
      const tool = tools.get(name);
      return tool ? describe(tool) : source?.find(name)?.description;
    },
    invoke,
    serve,
  };
};

const nothing = (): undefined => undefined;
