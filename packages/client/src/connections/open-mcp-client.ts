import {
  Client,
  type ElicitResult,
  type Transport as McpTransport,
  type VersionNegotiationOptions,
} from "@modelcontextprotocol/client";
import type { ElicitAnswer, JsonObject } from "@twinhost/core";
import { CLIENT_INFO } from "./client-info.ts";
import { withHandshakeFate } from "./sessions.ts";

/**
 * Fills in the form that a tool asks for. Fields that it leaves out get the form's defaults.
 * Without it the client declares that nobody can be asked.
 */
export type AnswerForm = (form: { message: string; schema: JsonObject }) => ElicitAnswer | Promise<ElicitAnswer>;

export interface OpenMcpClientOptions {
  readonly openTransport: () => McpTransport;
  readonly answerForm?: AnswerForm | undefined;
  /** Called when the server says that its tool list has changed. */
  readonly onToolsChanged?: (() => void) | undefined;
}

/** A list is bounded by its caller's timeout instead; some servers' pages hold a single tool. */
const MAX_LIST_PAGES = 2_000;

/** Connects the SDK's client over its own transport, in the requested revision. */
export const openMcpClient = async (
  { openTransport, answerForm, onToolsChanged }: OpenMcpClientOptions,
  versionNegotiation: VersionNegotiationOptions,
  timeoutMs: number,
): Promise<Client> => {
  const client = new Client(CLIENT_INFO, {
    versionNegotiation,
    listMaxPages: MAX_LIST_PAGES,
    ...(answerForm && { capabilities: { elicitation: { form: { applyDefaults: true } } } }),
    ...(onToolsChanged && {
      listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: () => onToolsChanged() } },
    }),
  });
  if (answerForm)
    client.setRequestHandler("elicitation/create", async ({ params }) => {
      if (!("requestedSchema" in params)) return { action: "decline" };
      const schema = params.requestedSchema as unknown as JsonObject;
      return (await answerForm({ message: params.message, schema })) as ElicitResult;
    });
  const transport = openTransport();
  try {
    await client.connect(transport, { timeout: timeoutMs });
  } catch (error) {
    // Not awaited: a process that never answered may be slow to exit, too.
    transport.close().catch(() => {});
    throw withHandshakeFate(transport, error);
  }
  return client;
};
