import type { SendError } from "@twinhost/http-kit";
import { ERRORS } from "@twinhost/tools";
import type { Response } from "express";

/** JSON-RPC 2.0 codes of messages that cannot be read, and of those that are no request. */
const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

export const sendRpcError = (
  response: Response,
  status: number,
  code: number,
  message: string,
  data?: object,
): void => {
  response.status(status).json({ jsonrpc: "2.0", id: null, error: { code, message, ...(data && { data }) } });
};

/** How errors of the HTTP layer look on `/mcp`. */
export const sendRpcHttpError: SendError = (response, { code, message, status, requestId }) => {
  const malformedJson = code === "bad_request" && status === 400;
  sendRpcError(response, status, malformedJson ? PARSE_ERROR : INVALID_REQUEST, message, {
    code,
    retryable: ERRORS[code].retryable,
    request_id: requestId,
  });
};
