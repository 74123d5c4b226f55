import type { EventBus } from "../event-bus.ts";
import type { Prompt } from "./prompt.ts";
import type { ResourceProvider } from "./resource-provider.ts";

/** What a host serves over MCP beside the tools. */
export interface McpContent {
  readonly resources: ResourceProvider;
  /** In the order in which clients see them. */
  readonly prompts: readonly Prompt[];
  /** Where changes of tools, prompts and resources are told. */
  readonly changes: EventBus;
}
