import type { z } from "zod";
import type { ClientInteraction } from "../interaction/client-interaction.ts";
import type { Logger } from "../logger.ts";
import type { Caller } from "../toolbox/caller.ts";

/** What a tool does to the world (MCP `ToolAnnotations`). A retry is allowed only where it is read-only or idempotent. */
export interface ToolAnnotations {
  readonly readOnlyHint?: boolean;
  readonly destructiveHint?: boolean;
  readonly idempotentHint?: boolean;
  readonly openWorldHint?: boolean;
}

/** What a running call has at hand. */
export interface ToolContext<Dependencies = unknown> {
  /** Aborts when the caller leaves or the deadline passes. Hand it to every engine. */
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** Tells a caller that listens how far the call is. Cheap when nobody does. */
  progress(done: number, total?: number, message?: string): void;
  readonly caller: Caller;
  readonly requestId: string;
  readonly dependencies: Dependencies;
  readonly client: ClientInteraction;
}

export interface ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject, Dependencies> {
  /** Stable name in snake_case; callers and models use it. */
  readonly name: string;
  readonly title: string;
  /** Written for a model: when to use the tool, and what it answers. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  readonly annotations: ToolAnnotations;
  /** The longest a call may run, in milliseconds. */
  readonly timeoutMs: number;
  run(input: z.output<Input>, context: ToolContext<Dependencies>): Promise<z.input<Output>> | z.input<Output>;
}

/** A tool whose schemas are known only at run time, as the toolbox holds it. */
// biome-ignore lint/suspicious/noExplicitAny: tools of every kind of engine stand in one list
export type Tool<Dependencies = any> = ToolDefinition<z.ZodObject, z.ZodObject, Dependencies>;

/** `defineTool` for a toolbox with its own dependencies: `defineToolFor<MyDependencies>()({...})`. */
export const defineToolFor =
  <Dependencies>() =>
  <Input extends z.ZodObject, Output extends z.ZodObject>(
    definition: ToolDefinition<Input, Output, Dependencies>,
  ): ToolDefinition<Input, Output, Dependencies> =>
    definition;
