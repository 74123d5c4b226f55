import { ERRORS, isErrorCode, type JsonValue } from "@twinhost/core";

/** A call's outcome, in the same form over every transport. */
export interface Outcome {
  /** `ok` or the error's code. */
  readonly code: string;
  readonly output?: JsonValue | undefined;
}

/** A transport with a host behind it. */
export interface FuzzTransport {
  readonly name: string;
  /** @throws Fault if the response violates the contract, or there is none. */
  call(tool: string, args: JsonValue): Promise<Outcome>;
  close(): Promise<void>;
}

/** Something that must not happen; the message describes it. */
export class Fault extends Error {
  override readonly name = "Fault";
}

/** The host has died or hangs: further calls over this transport are pointless. */
export class FatalFault extends Fault {}

/** Checks that a code is in the error table and does not denote an internal error. */
export const knownCode = (code: unknown, where: string): string => {
  if (!isErrorCode(code)) throw new Fault(`an error without a code: ${where.slice(0, 500)}`);
  if (ERRORS[code].status >= 500 && code !== "engine_unavailable" && code !== "deadline")
    throw new Fault(`the code ${code}`);
  return code;
};
