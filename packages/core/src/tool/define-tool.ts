import type { z } from "zod";
import type { AnyEngine } from "../engine/define-engine.ts";
import type { ToolError } from "../errors.ts";
import type { ClientInteraction } from "../interaction/client-interaction.ts";
import type { Logger } from "../logger.ts";
import type { Caller } from "../toolbox/caller.ts";
import type { ToolErrors, ToolReason } from "./tool-reasons.ts";

/** The side effects of a tool (MCP `ToolAnnotations`). Only read-only and idempotent tools are retry-safe. */
export interface ToolAnnotations {
  readonly readOnlyHint?: boolean;
  readonly destructiveHint?: boolean;
  readonly idempotentHint?: boolean;
  readonly openWorldHint?: boolean;
}

/** Hints for rule-based models, such as the built-in one. */
export interface ToolHints {
  /** Words in a question that call for the tool, in any language and case. */
  readonly keywords?: readonly string[];
  /** A task that the rules can find arguments and word answers for: `calculation`, `translation` or `search`. */
  readonly task?: string;
}

/** Passed to `run` of a tool. */
export interface ToolContext<Engine = unknown, Settings = unknown, Errors extends ToolErrors = ToolErrors> {
  /** Aborts when the caller leaves or the deadline passes. Pass it on to the engine. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Reports progress to the caller. Cheap when nobody listens. */
  progress(done: number, total?: number, message?: string): void;
  readonly caller: Caller;
  readonly requestId: string;
  /** The tool's opened engine; undefined for a tool without one. */
  readonly engine: Engine;
  /** The tool's own settings, parsed by its schema. */
  readonly settings: Settings;
  readonly client: ClientInteraction;
  /** Creates an error for one of the tool's own reasons, to be thrown. */
  error(reason: keyof Errors & string, message: string, options?: ErrorOptions & { retryAfterMs?: number }): ToolError;
}

/** The definition of a tool: what callers see of it, and how it runs. See {@link defineTool}. */
export interface ToolDefinition<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Engine = undefined,
  Settings extends z.ZodObject = NoSettings,
  Errors extends ToolErrors = NoErrors,
> {
  /** Stable name in snake_case; callers and models use it. */
  readonly name: string;
  readonly title: string;
  /** Written for a model: when to use the tool, and what it returns. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  readonly annotations: ToolAnnotations;
  /** The longest that a call may run, in milliseconds. */
  readonly timeoutMs: number;
  readonly hints?: ToolHints;
  /** What the tool runs on; several tools may share one. */
  readonly engine?: AnyEngine<Engine & object>;
  /** Environment variables of the tool itself, parsed with the host's at startup. An engine declares its own. */
  readonly settings?: Settings;
  /** The tool's own failure reasons, each refining an error code. Callers see them listed, and get them as `reason`. */
  readonly errors?: Errors;
  run(
    input: z.output<Input>,
    context: ToolContext<Engine, z.output<Settings>, Errors>,
  ): Promise<z.input<Output>> | z.input<Output>;
}

type NoSettings = z.ZodObject<Record<never, never>>;
type NoErrors = Record<never, ToolReason>;

/** A tool whose schemas are known only at run time, as the toolbox holds it. */
// biome-ignore lint/suspicious/noExplicitAny: tools of every kind of engine stand in one list
export type Tool = ToolDefinition<z.ZodObject, z.ZodObject, any, z.ZodObject, any>;

/**
 * Defines a tool once, for every host and transport; the types of `run` are inferred from the schemas and the engine.
 * @example
 * export const countWords = defineTool({
 *   name: "count_words",
 *   title: "Count words",
 *   description: "Counts the words of a text.",
 *   input: z.strictObject({ text: z.string().max(100_000).describe("The text to count.") }),
 *   output: z.strictObject({ words: z.int() }),
 *   annotations: { readOnlyHint: true, idempotentHint: true },
 *   timeoutMs: 1_000,
 *   run: ({ text }) => ({ words: text.split(/\s+/).filter(Boolean).length }),
 * });
 */
export const defineTool = <
  Input extends z.ZodObject,
  Output extends z.ZodObject,
  Engine = undefined,
  Settings extends z.ZodObject = NoSettings,
  Errors extends ToolErrors = NoErrors,
>(
  definition: ToolDefinition<Input, Output, Engine, Settings, Errors>,
): ToolDefinition<Input, Output, Engine, Settings, Errors> => definition;
