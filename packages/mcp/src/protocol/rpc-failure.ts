/** Error codes of JSON-RPC 2.0 and of the protocol: 2026-07-28, basic, "Error Codes". */
export const PARSE_ERROR = -32700;
export const INVALID_REQUEST = -32600;
export const INVALID_PARAMS = -32602;
export const INTERNAL_ERROR = -32603;
export const MISSING_CLIENT_CAPABILITY = -32021;

/** Thrown to answer a request with an error. The SDK reads its fields like those of its own errors. */
export class RpcFailure extends Error {
  readonly code: number;
  readonly data: object | undefined;

  constructor(code: number, message: string, data?: object) {
    super(message);
    this.code = code;
    this.data = data;
  }
}
