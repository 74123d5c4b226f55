import { ERRORS, isErrorCode, type JsonValue } from "@twinhost/core";

/** How a call ended, in the same words over every transport. */
export interface Outcome {
  /** `ok` or the error's code. */
  readonly code: string;
  readonly output?: JsonValue | undefined;
}

/** A way to a tool: a transport with a host at its end. */
export interface Way {
  readonly name: string;
  /** @throws Fault when the answer breaks the contract, or none comes. */
  call(tool: string, args: JsonValue): Promise<Outcome>;
  close(): Promise<void>;
}

/** What must not happen; the message says what did. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** The host is gone or stuck: nothing more can be learned over this transport. */
export class FatalFault extends Fault {}

/** A code of the table, and none that says that the tool failed inside. */
export const knownCode = (code: unknown, where: string): string => {
  if (!isErrorCode(code)) throw new Fault(`an error without a code: ${where.slice(0, 500)}`);
  if (ERRORS[code].status >= 500 && code !== "engine_unavailable" && code !== "deadline")
    throw new Fault(`the code ${code}`);
  return code;
};
