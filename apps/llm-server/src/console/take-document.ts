import { type Transport, urlUnder } from "@twinhost/client";
import { isErrorCode, ToolError } from "@twinhost/core";
import type { TakeDocument } from "@twinhost/server";
import type { AddDocument } from "@twinhost/tools";
import { z } from "zod";
import type { Connections } from "../transport/connections.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";
import type { ToolServerAddress } from "./tool-server-state.ts";

export interface TakeDocumentOptions {
  readonly connections: Pick<Connections, "own">;
  readonly transports: TransportSwitch;
  readonly toolServer: ToolServerAddress;
  /** Into this server's own data folder, where the tool child searches too. */
  readonly addDocument: AddDocument;
}

const added = z.object({ uri: z.string() });
const problem = z.object({ code: z.string(), detail: z.string() });
const TIMEOUT_MS = 120_000;

/** A document goes to the host that searches over the transport in use. */
export const createTakeDocument = (options: TakeDocumentOptions): TakeDocument => {
  const { connections, transports, toolServer, addDocument } = options;
  const isRemote = (transport: Transport): boolean => transport === "http" || transport === "rest";
  return (document, { signal }) =>
    isRemote(connections.own(transports.current).transport)
      ? sendOn(toolServer, document, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]))
      : addDocument(document);
};

const sendOn = async (
  { url, apiKey }: ToolServerAddress,
  { name, bytes }: Parameters<AddDocument>[0],
  signal: AbortSignal,
): Promise<{ readonly uri: string }> => {
  const response = await fetch(urlUnder(url, "/admin/documents"), {
    method: "POST",
    headers: { "content-type": "application/json", ...(apiKey !== undefined && { "x-api-key": apiKey }) },
    body: JSON.stringify({ name, content: Buffer.from(bytes).toString("base64") }),
    signal,
  }).catch((cause: unknown) => {
    throw new ToolError("engine_unavailable", `The tool server at ${new URL(url).origin} does not answer.`, { cause });
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const taken = added.safeParse(answer);
  if (response.ok && taken.success) return taken.data;
  if (response.status === 401 || response.status === 403)
    throw new ToolError(
      "engine_unavailable",
      "The tool server takes documents from administrators alone: give the key in MCP_API_KEY the admin role there.",
    );
  const { code, detail } = problem.safeParse(answer).data ?? { code: "internal", detail: "" };
  throw new ToolError(isErrorCode(code) ? code : "internal", detail);
};
