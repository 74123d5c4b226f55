import type { ServerCommand } from "../../arms/arm.ts";
import type { CheckedCall } from "../../workload/workload.ts";

/** A client that others have made, run as its users run it. A transport that it does not speak is absent. */
export interface ForeignClient {
  /** Whether it is on this machine. */
  isThere(): Promise<boolean>;
  /** One call. @param url - base of the tool server @returns the tool's output @throws when the client cannot complete it */
  http?(url: string, call: CheckedCall): Promise<unknown>;
  /** One call. @param host - the command that starts the stdio host */
  stdio?(host: ServerCommand, call: CheckedCall): Promise<unknown>;
}

/** Programs that hang must not stop the run, and loaded machines are slow. */
export const CLIENT_LIMIT_MS = 60_000;
