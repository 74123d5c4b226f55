import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { ProtocolRevision, ToolClient } from "../tool-client.ts";
import { type AnswerForm, createMcpToolClient } from "./mcp-tool-client.ts";

export interface HttpConnectionOptions {
  /** Base URL of the tool server, without a path. */
  readonly url: string;
  readonly apiKey?: string | undefined;
  readonly revision?: ProtocolRevision;
  readonly answerForm?: AnswerForm;
}

/** The tool server over MCP's Streamable HTTP. */
export const createHttpToolClient = ({
  url,
  apiKey,
  revision = "2026-07-28",
  answerForm,
}: HttpConnectionOptions): ToolClient =>
  createMcpToolClient({
    answerForm,
    transport: "http",
    revision,
    unreachable:
      "The tool server cannot be reached over HTTP. Check that it runs and that MCP_SERVER_URL points to it.",
    openTransport: () =>
      new StreamableHTTPClientTransport(new URL("/mcp", url), {
        ...(apiKey && { requestInit: { headers: { "x-api-key": apiKey } } }),
      }),
  });
