import type { EventBus } from "../event-bus.ts";
import type { Prompt } from "./prompt.ts";
import type { ResourceProvider } from "./resource-provider.ts";

/** What a running host serves over MCP in addition to its tools. */
export interface McpContent {
  readonly resources: ResourceProvider;
  /** In the order clients see them. */
  readonly prompts: readonly Prompt[];
  /** Where changes to tools, prompts and resources are published. */
  readonly changes: EventBus;
}
