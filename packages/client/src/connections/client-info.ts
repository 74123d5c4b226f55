import { VERSION } from "@twinhost/core";

/** How our clients identify themselves. */
export const CLIENT_INFO = { name: "twinhost-tool-client", version: VERSION };
