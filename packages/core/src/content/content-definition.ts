import type { AnyEngine } from "../engine/define-engine.ts";
import type { EventBus } from "../event-bus.ts";
import type { Logger } from "../logger.ts";
import type { Prompt } from "./prompt.ts";
import type { ResourceProvider } from "./resource-provider.ts";

/** What resources are opened with. */
export interface ResourcesContext {
  readonly dataDirectory: string;
  /** Where changes of the resources are published. */
  readonly changes: EventBus;
  readonly log: Logger;
}

/** Resources behind an engine that tools may share. */
export interface ResourcesDefinition<Engine extends object> {
  readonly engine: AnyEngine<Engine>;
  /** @param use gives the engine; a promise while it is being opened */
  open(use: () => Engine | Promise<Engine>, context: ResourcesContext): ResourceProvider & { close(): void };
}

/** What a host serves over MCP beside its tools. */
export interface ContentDefinition {
  // biome-ignore lint/suspicious/noExplicitAny: any engine may hold the resources
  readonly resources: ResourcesDefinition<any>;
  /** In the order in which clients see them. */
  readonly prompts: readonly Prompt[];
}

/** Defines resources once, for every host; the type of the engine is its definition's. */
export const defineResources = <Engine extends object>(
  definition: ResourcesDefinition<Engine>,
): ResourcesDefinition<Engine> => definition;
