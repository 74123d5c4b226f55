import type { ChangeFeed } from "../core/change-feed.ts";
import type { Prompt } from "../prompts/define-prompt.ts";
import type { ResourceProvider } from "../resources/resource-provider.ts";

/** What a host serves over MCP beside the tools. */
export interface Library {
  readonly resources: ResourceProvider;
  /** In the order in which clients see them. */
  readonly prompts: readonly Prompt[];
  /** Where changes of tools, prompts and resources are told. */
  readonly changes: ChangeFeed;
}
