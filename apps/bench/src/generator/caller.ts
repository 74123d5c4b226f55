import type { JsonObject } from "@twinhost/core";

/** A connection as the load loops see it. */
export interface Caller {
  /** @returns the tool's output. @throws when the call fails */
  call(tool: string, args: JsonObject): Promise<unknown>;
  /** Processes that the connection itself started. */
  pids(): number[];
  close(): Promise<void>;
}

/** A call without a tool result, and the kind it is counted as: usually a code from the error table. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The kind a failed call is counted as. */
export const failureKind = (error: unknown): string => {
  if (error instanceof CallFailed) return error.kind;
  if (!(error instanceof Error)) return "unknown";
  return (error as NodeJS.ErrnoException).code ?? error.name;
};
