import type { JsonObject } from "@twinhost/core";

/** One connection as the load loop sees it. */
export interface Caller {
  /** The tool's output. @throws when the call fails. */
  call(tool: string, args: JsonObject): Promise<unknown>;
  /** Processes that the connection itself started. */
  pids(): number[];
  close(): Promise<void>;
}

/** A call that got no answer of its tool, with the kind that it is counted under: a code of the one table of errors, mostly. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What a failed call is counted under. */
export const failureKind = (error: unknown): string => {
  if (error instanceof CallFailed) return error.kind;
  if (!(error instanceof Error)) return "unknown";
  return (error as NodeJS.ErrnoException).code ?? error.name;
};
