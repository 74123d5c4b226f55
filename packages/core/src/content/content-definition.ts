import type { AnyEngine } from "../engine/define-engine.ts";
import type { EventBus } from "../event-bus.ts";
import type { Logger } from "../logger.ts";
import type { Prompt } from "./prompt.ts";
import type { ResourceProvider } from "./resource-provider.ts";

/** Passed to `open` of a {@link ResourcesDefinition}. */
export interface ResourcesContext {
  readonly dataDirectory: string;
  /** Where changes to the resources are published. */
  readonly changes: EventBus;
  readonly log: Logger;
}

/** Resources served from an engine that tools may share. */
export interface ResourcesDefinition<Engine extends object> {
  readonly engine: AnyEngine<Engine>;
  /** @param use returns the engine; a promise while it is opening */
  open(use: () => Engine | Promise<Engine>, context: ResourcesContext): ResourceProvider & { close(): void };
}

/** What a host serves over MCP in addition to its tools. */
export interface ContentDefinition {
  // biome-ignore lint/suspicious/noExplicitAny: any engine may hold the resources
  readonly resources: ResourcesDefinition<any>;
  /** In the order clients see them. */
  readonly prompts: readonly Prompt[];
}

/** Defines resources once, for every host; the engine's type is inferred from its definition. */
export const defineResources = <Engine extends object>(
  definition: ResourcesDefinition<Engine>,
): ResourcesDefinition<Engine> => definition;
