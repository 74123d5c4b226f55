import { ERRORS, type ErrorCode } from "@twinhost/core";
import type { SendError } from "@twinhost/server";
import type { Response } from "express";
import { ModelError } from "../../chat/model-error.ts";

export interface OpenAiError {
  readonly status: number;
  readonly message: string;
  /** The invalid parameter, if any. */
  readonly param?: string;
  readonly code: string | null;
}

/** An error in OpenAI's format. */
export const openAiError = ({ status, message, param, code }: OpenAiError) => ({
  error: {
    message,
    type: TYPE_OF_STATUS[status] ?? (status >= 500 ? "server_error" : "invalid_request_error"),
    param: param ?? null,
    code,
  },
});

export const sendOpenAiError = (response: Response, error: OpenAiError): void => {
  response.status(error.status).json(openAiError(error));
};

const TYPE_OF_STATUS: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  429: "rate_limit_error",
};

/** Codes for which OpenAI has its own name, which its clients know. */
const OPENAI_CODES: Readonly<Partial<Record<ErrorCode, string>>> = {
  unauthenticated: "invalid_api_key",
  rate_limited: "rate_limit_exceeded",
};

/** A failure from the product's table. */
export const codedOpenAiError = (
  code: ErrorCode,
  message: string,
  status: number = ERRORS[code].status,
): OpenAiError => ({
  status,
  message,
  code: OPENAI_CODES[code] ?? code,
});

/** A model's failure for which OpenAI has a name; undefined for others, which are answered as on any route. */
export const namedModelError = (error: unknown): OpenAiError | undefined =>
  error instanceof ModelError
    ? { status: 400, message: error.message, param: "messages", code: error.providerCode }
    : undefined;

/** For what fails before a route: bodies, methods, host validation, access. */
export const openAiStyle: SendError = (response, { code, message, status }) =>
  sendOpenAiError(response, codedOpenAiError(code, message, status));
