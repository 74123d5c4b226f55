import type { ServerCommand } from "../../arms/arm.ts";
import type { CheckedCall } from "../../workload/workload.ts";

/** A third-party client, run as its users run it. A transport that it does not support is absent. */
export interface ForeignClient {
  /** Whether it is available on this machine. */
  isThere(): Promise<boolean>;
  /** Makes one call. @param url - the tool server's base URL @returns the tool's output @throws if the client fails */
  http?(url: string, call: CheckedCall): Promise<unknown>;
  /** Makes one call. @param host - the command that starts the stdio host */
  stdio?(host: ServerCommand, call: CheckedCall): Promise<unknown>;
}

/** Stops clients that hang; generous, because loaded machines are slow. */
export const CLIENT_LIMIT_MS = 60_000;
