/** The only part of the SDK that request states need, in its own module so that it is loaded on first use. */
export { createRequestStateCodec } from "@modelcontextprotocol/server";
