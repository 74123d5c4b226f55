import type { ToolClient } from "@twinhost/client";
import type { Logger } from "@twinhost/core";
import { createToolList, type ToolList, type ToolListOptions } from "./tool-list.ts";

/** As long as connecting may take: such a server may be slow, and its list long. The last list is offered meanwhile. */
const LIST_MS = 60_000;

/** The tool list of a third-party MCP server; an unavailable server is retried, and logged only once. */
export const createThirdPartyList = (
  server: string,
  client: ToolClient,
  log: Logger,
  { onListed }: Pick<ToolListOptions, "onListed"> = {},
): ToolList =>
  createToolList(client, {
    onUnavailable: (error, because) => {
      log.warn({ mcpServer: server, because }, "an MCP server is unavailable");
      log.debug({ err: error, mcpServer: server }, "how an MCP server became unavailable");
    },
    onListed,
    timeoutMs: LIST_MS,
    keepTrying: true,
  });
