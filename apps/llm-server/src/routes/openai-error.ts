import type { SendError } from "@twinhost/http-kit";
import type { Response } from "express";

export interface OpenAiError {
  readonly status: number;
  readonly message: string;
  /** The parameter that is wrong, if one is. */
  readonly param?: string;
  readonly code: string | null;
}

/** An error in OpenAI's shape. */
export const sendOpenAiError = (response: Response, { status, message, param, code }: OpenAiError): void => {
  response.status(status).json({
    error: {
      message,
      type: TYPE_OF_STATUS[status] ?? (status >= 500 ? "server_error" : "invalid_request_error"),
      param: param ?? null,
      code,
    },
  });
};

const TYPE_OF_STATUS: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  429: "rate_limit_error",
};

/** The same for what fails before a route: bodies, methods, guards. */
export const openAiStyle: SendError = (response, { code, message, status }) =>
  sendOpenAiError(response, { status, message, code: code === "unauthenticated" ? "invalid_api_key" : code });
