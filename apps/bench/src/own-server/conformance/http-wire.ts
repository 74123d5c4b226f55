import { type JSONRPCMessage, SSEClientTransport, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { JsonRpcMessage, Wire } from "./peer.ts";

interface HttpServer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: "http" | "sse";
}

/** Only the SDK's transport, which handles session, revision header and streams. */
export const openHttpWire = async (
  { url, headers, type }: HttpServer,
  onMessage: (message: JsonRpcMessage) => void,
): Promise<Wire> => {
  const Transport = type === "sse" ? SSEClientTransport : StreamableHTTPClientTransport;
  const transport = new Transport(new URL(url), { requestInit: { headers: { ...headers } } });
  transport.onmessage = (message) => onMessage(message as JsonRpcMessage);
  await transport.start();
  return {
    send: (message) => transport.send(message as JSONRPCMessage),
    agreed: (revision) => transport.setProtocolVersion(revision),
    invalidLines: () => null,
    close: async () => {
      if ("terminateSession" in transport) await transport.terminateSession().catch(() => {});
      await transport.close();
      return null;
    },
  };
};
