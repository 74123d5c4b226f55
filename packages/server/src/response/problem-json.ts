import { STATUS_CODES } from "node:http";
import { ERRORS, type ErrorCode } from "@twinhost/core";
import type { Response } from "express";

/** An error to be sent. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly status: number;
  readonly requestId: string;
  /** A tool's own, more specific code. */
  readonly reason?: string | undefined;
}

/** Sends an error: as problem+json for REST, JSON-RPC for /mcp, in OpenAI's format for /v1. */
export type SendError = (response: Response, error: SentError) => void;

/** RFC 9457 problem details, with the product's code, whether a retry can help, and the request id. */
export const problemDetails = (error: SentError) => ({
  type: "about:blank",
  title: STATUS_CODES[error.status] ?? (error.status === 499 ? "Client Closed Request" : "Error"),
  status: error.status,
  detail: error.message,
  code: error.code,
  ...(error.reason !== undefined && { reason: error.reason }),
  retryable: ERRORS[error.code].retryable,
  request_id: error.requestId,
});

/** The media type of problems (RFC 9457). */
export const PROBLEM_TYPE = "application/problem+json";

/** Sends an error as problem+json (RFC 9457), with `code`, `retryable` and `request_id`. */
export const sendProblem: SendError = (response, error) => {
  response
    .status(error.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemDetails(error)));
};
