import { VERSION } from "@twinhost/core";

/** Who our clients say that they are. */
export const CLIENT_INFO = { name: "twinhost-tool-client", version: VERSION };
