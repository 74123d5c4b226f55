import { type ErrorCode, ToolError } from "@twinhost/tools";
import { APICallError } from "ai";
import type { ServedModel } from "../model/models.ts";

/** What went wrong with a model, as an error with a code of the table; nothing of the model server's answer is shown. */
export const modelFailure = (error: unknown, clientLeft: boolean, model: ServedModel): ToolError => {
  if (clientLeft) return new ToolError("cancelled", "The caller left before the answer was ready.", { cause: error });
  if (error instanceof ToolError) return error;
  if (isTimeout(error)) return new ToolError("deadline", "The model took too long to answer.", { cause: error });
  if (APICallError.isInstance(error)) {
    const [code, message] = ofApiCall(isKeyRefused(error) ? 401 : error.statusCode, model);
    return new ToolError(code, message, { cause: error });
  }
  return new ToolError("internal", "", { cause: error });
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
