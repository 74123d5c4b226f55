import { APICallError, InvalidResponseDataError } from "@ai-sdk/provider";
import { ToolError } from "@twinhost/core";

/** The error for an answer whose connection ended before the answer did. */
export const cutOff = (cause?: unknown): ToolError =>
  new ToolError(
    "engine_unavailable",
    "The model's answer was cut off: its server closed the connection before the answer was complete. Ask again.",
    { cause },
  );

/** Whether an answer had begun, and its connection broke or its body ended too early. */
export const isCutOff = (error: unknown): boolean => {
  if (InvalidResponseDataError.isInstance(error)) return error.message.includes(NO_FINISH_REASON);
  if (causes(error).some(({ message }) => message === BODY_BROKE)) return true;
  return APICallError.isInstance(error) && error.statusCode === 200 && isBegunJson(error.responseBody);
};

/** Whether a connection broke before any part of an answer arrived. */
export const isHungUp = (error: unknown): boolean =>
  causes(error).some((cause) => "code" in cause && (cause.code === "ECONNRESET" || cause.code === "UND_ERR_SOCKET"));

/** How the AI SDK's packages word it for a stream of chat completions. */
const NO_FINISH_REASON = "without a finish reason";

/** How fetch words it when a response body breaks off. */
const BODY_BROKE = "terminated";

const causes = (error: unknown): Error[] =>
  error instanceof Error ? [error, ...(error.cause === error ? [] : causes(error.cause))] : [];

const isBegunJson = (body: string | undefined): boolean => {
  if (!body?.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(body);
    return false;
  } catch {
    return true;
  }
};
