import { type JSONRPCRequest, UnsupportedProtocolVersionError } from "@modelcontextprotocol/server";
import { PROTOCOL_VERSION_META, STATELESS_REVISION } from "@twinhost/mcp-wire";

/** The error for a request of an unsupported revision; the SDK checks only the first request of a connection. */
export const unservedRevision = ({ params }: JSONRPCRequest): UnsupportedProtocolVersionError | undefined => {
  const requested = params?._meta?.[PROTOCOL_VERSION_META];
  return typeof requested === "string" && requested !== STATELESS_REVISION
    ? new UnsupportedProtocolVersionError({ supported: [STATELESS_REVISION], requested })
    : undefined;
};
