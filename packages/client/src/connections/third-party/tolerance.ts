import type { CallToolResult } from "@modelcontextprotocol/client";
import type { ToolDescription, ToolFailure, ToolResult } from "@twinhost/core";
import { isConnectionFailure } from "../../connection-failure.ts";
import type { StatusAdvice } from "../../http-status-failures.ts";
import { NotConnected } from "../mcp-failures.ts";
import { createOutputSchemas } from "./output-schemas.ts";
import { createReplyRepair, type ReplyRepair } from "./reply-repair.ts";
import { theirFailure } from "./their-failure.ts";
import { toTheirResult } from "./their-result.ts";
import { createOddityReport, type ThirdParty } from "./third-party.ts";

/** What is done differently for a third-party server; one for each server, whichever transport leads to it. */
export interface Tolerance {
  /** For one connection. */
  openRepair(): ReplyRepair;
  /** A listed tool with its output schema, which the SDK never sees, unless the schema is invalid. */
  withOutputSchema(tool: ToolDescription): ToolDescription;
  toResult(tool: string, result: CallToolResult): ToolResult;
  /** Undefined if the server said nothing: then the connection failed. */
  toFailure(tool: string | undefined, error: unknown, advice?: StatusAdvice): ToolFailure | undefined;
}

export const createTolerance = (server: ThirdParty): Tolerance => {
  const report = createOddityReport(server);
  const outputs = createOutputSchemas(report);
  return {
    openRepair: () => createReplyRepair({ report, onOutputSchema: outputs.set }),
    withOutputSchema: (tool) => {
      const outputSchema = outputs.get(tool.name);
      return outputSchema ? { ...tool, outputSchema } : tool;
    },
    toResult: (tool, result) => {
      outputs.check(tool, result);
      return toTheirResult(result);
    },
    toFailure: (tool, error, advice) => {
      const failed = theirFailure(error, server.name, advice);
      // That no connection was made is logged once, where its tools are listed.
      if (failed && tool !== undefined && !(error instanceof NotConnected))
        server.log.warn(
          { mcpServer: server.name, tool, code: failed.code, said: failed.message },
          isConnectionFailure(failed) ? "an MCP server did not answer a call" : "an MCP server refused a call",
        );
      return failed;
    },
  };
};
