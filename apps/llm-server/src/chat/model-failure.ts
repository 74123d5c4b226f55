import { AISDKError, APICallError, InvalidPromptError, UnsupportedFunctionalityError } from "@ai-sdk/provider";
import { ERRORS, failure, ToolError, type ToolFailure } from "@twinhost/core";
import { cutOff, isCutOff, isHungUp } from "../model/cut-off.ts";
import type { ServedModel } from "../model/models.ts";
import { ERROR_WITHOUT_STATUS } from "../model/openai-compatible/error-body.ts";
import { providerWords, statusIn } from "../model/provider-says.ts";
import { CONTEXT_LENGTH_EXCEEDED, ModelError } from "./model-error.ts";
import { retryAfterMs } from "./retry-after.ts";
import { ofStatus, PAYMENT_REQUIRED } from "./status-failure.ts";

/** Converts a model's failure to an error with a code of the table, quoting the provider where it explains itself. */
export const modelFailure = (error: unknown, clientLeft: boolean, model: ServedModel): ToolError => {
  if (clientLeft) return new ToolError("cancelled", "The caller left before the answer was ready.", { cause: error });
  if (error instanceof ToolError) return error;
  if (isTimeout(error)) return new ToolError("deadline", "The model took too long to answer.", { cause: error });
  if (UnsupportedFunctionalityError.isInstance(error))
    return new ToolError("refused_input", `The model cannot be sent this: ${error.functionality}.`, { cause: error });
  if (InvalidPromptError.isInstance(error)) return new ToolError("internal", "", { cause: error });
  if (isCutOff(error)) return cutOff(error);
  if (APICallError.isInstance(error)) return ofApiCall(error, model);
  // An error event in a stream, whose head had already said 200.
  if (isEvent(error)) return coded(statusIn(error) ?? ERROR_WITHOUT_STATUS, error, model);
  // Anything that a provider's package could not parse.
  if (AISDKError.isInstance(error)) return unavailable("The model's server broke off its answer.", error);
  return new ToolError("internal", "", { cause: error });
};

/** The error as a value that may be shown to callers. */
export const failureOf = ({ code, message, retryAfterMs: wait }: ToolError): ToolFailure => ({
  ...failure(code, message, wait),
  ...(code === "internal" && { message: FAILED_INSIDE }),
});

const FAILED_INSIDE = "The server failed inside. Its log has the details under the request id.";

const ofApiCall = (error: APICallError, model: ServedModel): ToolError => {
  if (error.statusCode === undefined && isHungUp(error))
    return unavailable("The model's server closed the connection before it answered. Ask again.", error);
  const wait = retryAfterMs(error.responseHeaders);
  return coded(isKeyRefused(error) ? 401 : error.statusCode, error, model, wait);
};

const coded = (status: number | undefined, error: unknown, model: ServedModel, wait?: number): ToolError => {
  const words = providerWords(error);
  if (isTooLong(words, status)) {
    const message = says("The conversation is longer than this model takes. Shorten it.", words.message);
    return new ModelError("refused_input", message, { cause: error, providerCode: CONTEXT_LENGTH_EXCEEDED });
  }
  const { code, message, mayQuote } = ofStatus(isUnpaid(words) ? PAYMENT_REQUIRED : status, model);
  return new ToolError(code, mayQuote ? says(message, words.message) : message, {
    cause: error,
    ...(ERRORS[code].retryable && wait !== undefined && { retryAfterMs: wait }),
  });
};

/** Marked as the provider's words, as they may say anything. */
const says = (message: string, words: string | undefined): string =>
  words === undefined ? message : `${message} Its server says: "${words}"`;

const unavailable = (message: string, cause: unknown): ToolError =>
  new ToolError("engine_unavailable", message, { cause });

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === "TimeoutError";

/** Providers' packages pass on an error in a stream as the server sent it, not as an `Error`. */
const isEvent = (error: unknown): boolean => !(error instanceof Error);

/** Google answers an invalid key with 400, as it does an invalid request. */
const isKeyRefused = ({ statusCode, responseBody }: APICallError): boolean =>
  statusCode === 400 && responseBody?.includes("API_KEY_INVALID") === true;

/** OpenAI and Moonshot send these codes with 429, as if waiting would help. */
const isUnpaid = ({ code }: ReturnType<typeof providerWords>): boolean =>
  code === "insufficient_quota" || code === "exceeded_current_quota_error";

const isTooLong = ({ message = "", code }: ReturnType<typeof providerWords>, status: number | undefined): boolean =>
  code === CONTEXT_LENGTH_EXCEEDED || (status !== 429 && TOO_LONG.test(message));

/** OpenAI and vLLM, Anthropic, Google, llama.cpp, Ollama. */
const TOO_LONG =
  /context[ _](?:length|size|window)|maximum context|prompt is too long|input token count.*exceeds|input length.*exceeds|too many (?:input )?tokens/i;
