import {
  type JSONRPCRequest,
  LATEST_PROTOCOL_VERSION,
  PROTOCOL_VERSION_META_KEY,
  SUPPORTED_PROTOCOL_VERSIONS,
  UnsupportedProtocolVersionError,
} from "@modelcontextprotocol/server";
import { STATELESS_REVISION } from "@twinhost/mcp-wire";

/** The error for a request that names a revision which is not served; the SDK looks at a connection's first one only. */
export const unservedRevision = ({ params }: JSONRPCRequest): UnsupportedProtocolVersionError | undefined => {
  const requested = params?._meta?.[PROTOCOL_VERSION_META_KEY];
  return typeof requested === "string" && requested !== STATELESS_REVISION
    ? new UnsupportedProtocolVersionError({ supported: [STATELESS_REVISION], requested })
    : undefined;
};

/** The revision on which client and server agree by this `initialize`. */
export const agreedRevision = ({ params }: JSONRPCRequest): string => {
  const requested = params?.protocolVersion;
  return SUPPORTED_PROTOCOL_VERSIONS.find((version) => version === requested) ?? LATEST_PROTOCOL_VERSION;
};
