/** The one part of the SDK that request states need, in a module to be loaded with the first of them. */
export { createRequestStateCodec } from "@modelcontextprotocol/server";
