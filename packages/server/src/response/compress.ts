import compression from "compression";
import type { NodeHandler } from "../app/node-handler.ts";

/** Below this many bytes compressing costs more than it saves. */
export const THRESHOLD_BYTES = 1024;

/** Compresses larger answers for clients that ask for it, but not event streams, whose events would be delayed. */
export const compress = (): NodeHandler =>
  // The library uses nothing of express.
  compression({
    threshold: THRESHOLD_BYTES,
    filter: (request, response) =>
      !String(response.getHeader("Content-Type")).startsWith("text/event-stream") &&
      compression.filter(request, response),
  }) as NodeHandler;
