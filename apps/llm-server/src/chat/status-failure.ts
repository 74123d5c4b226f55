import type { ErrorCode } from "@twinhost/core";
import type { ServedModel } from "../model/models.ts";
import { ERROR_WITHOUT_STATUS } from "../model/openai-compatible/error-body.ts";

interface StatusFailure {
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether the provider's message may be quoted: one about a key may contain it. */
  readonly mayQuote: boolean;
}

/** What an HTTP status of a model's server means; undefined stands for no answer at all. */
export const ofStatus = (
  status: number | undefined,
  { keySetting = "MODEL_API_KEY" }: Pick<ServedModel, "keySetting">,
): StatusFailure => {
  switch (status) {
    case undefined:
      return unquoted("The model's server cannot be reached. Check that it runs and that MODEL_BASE_URL points to it.");
    case 200:
      return unquoted("The model's server sent an answer that is no model's. Check MODEL_BASE_URL.");
    case 401:
    case 403:
      return unquoted(`The model's server refused the key. Check ${keySetting}.`);
    case PAYMENT_REQUIRED:
      return quoted(
        "refused_input",
        "The model's provider requires payment: the account's credit or quota is used up. Top it up, or choose another model.",
      );
    case 404:
      return quoted(
        "engine_unavailable",
        "The model's server does not have this model. Check MODEL and MODEL_BASE_URL.",
      );
    case 429:
      return quoted("rate_limited", "The model's server is asked too often, or its quota is used up. Try again later.");
    case 413:
      return quoted("refused_input", "The request is larger than the model's server takes. A shorter one may pass.");
    case 400:
    case 422:
      return quoted("refused_input", `The model's server refused the request (HTTP status ${status}).`);
    case 503:
    case 529:
      return quoted(
        "engine_unavailable",
        `The model's server is overloaded or starting (HTTP status ${status}). Try again later.`,
      );
    case ERROR_WITHOUT_STATUS:
      return quoted("engine_unavailable", "The model's server answered with an error.");
    default:
      return quoted("engine_unavailable", `The model's server failed with HTTP status ${status}.`);
  }
};

export const PAYMENT_REQUIRED = 402;

const quoted = (code: ErrorCode, message: string): StatusFailure => ({ code, message, mayQuote: true });

const unquoted = (message: string): StatusFailure => ({ code: "engine_unavailable", message, mayQuote: false });
