import { type ErrorCode, failure, ToolError, type ToolFailure } from "@twinhost/tools";
import { APICallError, InvalidResponseDataError, StreamProviderError, ToolChoiceViolationError } from "ai";
import type { ServedModel } from "../model/models.ts";

/** What went wrong with a model, as an error with a code of the table; nothing of the model server's answer is shown. */
export const modelFailure = (error: unknown, clientLeft: boolean, model: ServedModel): ToolError => {
  if (clientLeft) return new ToolError("cancelled", "The caller left before the answer was ready.", { cause: error });
  if (error instanceof ToolError) return error;
  if (isTimeout(error)) return new ToolError("deadline", "The model took too long to answer.", { cause: error });
  if (APICallError.isInstance(error)) {
    const [code, message] = ofApiCall(isKeyRefused(error) ? 401 : error.statusCode, model);
    const retryAfterMs = code === "rate_limited" ? retryAfter(error.responseHeaders) : undefined;
    return new ToolError(code, message, { cause: error, ...(retryAfterMs !== undefined && { retryAfterMs }) });
  }
  if (ToolChoiceViolationError.isInstance(error))
    return new ToolError("engine_unavailable", "The model did not call a tool, though tool_choice requires it.", {
      cause: error,
    });
  // An error that comes as an event of the stream, after its head said 200.
  if (StreamProviderError.isInstance(error) && error.statusCode !== undefined)
    return new ToolError(...ofApiCall(error.statusCode, model), { cause: error });
  if (InvalidResponseDataError.isInstance(error) || StreamProviderError.isInstance(error))
    return new ToolError("engine_unavailable", "The model's server broke off its answer.", { cause: error });
  return new ToolError("internal", "", { cause: error });
};

/** The same as a value that may be shown. */
export const failureOf = ({ code, message, retryAfterMs }: ToolError): ToolFailure => ({
  ...failure(code, message, retryAfterMs),
  ...(code === "internal" && { message: FAILED_INSIDE }),
});

const FAILED_INSIDE = "The server failed inside. Its log has the details under the request id.";

/** In milliseconds; undefined when the model's server does not say it in seconds. */
const retryAfter = (headers: Record<string, string> | undefined): number | undefined => {
  const seconds = Number(headers?.["retry-after"] || Number.NaN);
  return seconds >= 0 ? seconds * 1_000 : undefined;
};

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === "TimeoutError";

/** Google answers a wrong key with 400, as it does a wrong request. */
const isKeyRefused = ({ statusCode, responseBody }: APICallError): boolean =>
  statusCode === 400 && responseBody?.includes("API_KEY_INVALID") === true;

const ofApiCall = (
  status: number | undefined,
  { keySetting = "MODEL_API_KEY" }: ServedModel,
): [code: ErrorCode, message: string] => {
  switch (status) {
    case undefined:
      return [
        "engine_unavailable",
        "The model's server cannot be reached. Check that it runs and that MODEL_BASE_URL points to it.",
      ];
    case 200:
      return ["engine_unavailable", "The model's server sent an answer that is no model's. Check MODEL_BASE_URL."];
    case 401:
    case 403:
      return ["engine_unavailable", `The model's server refused the key. Check ${keySetting}.`];
    case 404:
      return ["engine_unavailable", "The model's server does not have this model. Check MODEL and MODEL_BASE_URL."];
    case 429:
      return ["rate_limited", "The model's server is asked too often, or its quota is used up. Try again later."];
    case 400:
    case 413:
    case 422:
      return [
        "refused_input",
        `The model's server refused the request (HTTP status ${status}). A shorter one may pass.`,
      ];
    default:
      return ["engine_unavailable", `The model's server failed with HTTP status ${status}.`];
  }
};
