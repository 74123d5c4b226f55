import { ToolError } from "@twinhost/core";
import { z } from "zod";
import type { ErrorAnswer } from "../engine-client.ts";

const Failed = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

/** Matches errors of servers that do not support a part of a request; some send them with status 500. */
const NAMES_A_PART = /response_format|json_schema|grammar|temperature|max_tokens/;

const saidIn = (body: unknown): string => {
  const error = Failed.safeParse(body).data?.error ?? "";
  return typeof error === "string" ? error : error.message;
};

/** Some servers refuse a key with status 400. */
const isAboutKey = ({ status, body }: ErrorAnswer): boolean =>
  status === 401 || status === 403 || (status === 400 && /api[ _-]?key/i.test(saidIn(body)));

/** An error response of the model's server. */
export class LlmError extends ToolError {
  readonly status: number;
  /** Whether another form of the request may be accepted. */
  readonly isRefusal: boolean;

  constructor(answer: ErrorAnswer, message: string) {
    const { status, body } = answer;
    const said = saidIn(body);
    // The cause is for the log. A server's message about a key may quote the key.
    super("engine_unavailable", message, isAboutKey(answer) ? {} : { cause: new Error(said.slice(0, 500)) });
    this.status = status;
    this.isRefusal =
      !isAboutKey(answer) && ([400, 422, 501].includes(status) || (status >= 500 && NAMES_A_PART.test(said)));
  }
}

/** Maps an error response to the caller's error. The caller cannot fix it; the server's message is for the log. */
export const llmError = (answer: ErrorAnswer): ToolError => {
  const { status, retryAfterMs = 10_000 } = answer;
  if (status === 429) {
    const message = "The translation model's server limits how often this server may ask it. Try again later.";
    return new ToolError("rate_limited", message, { retryAfterMs });
  }
  if (isAboutKey(answer)) {
    return new LlmError(answer, "The translation model's server refuses this server. Check TRANSLATOR_MODEL_API_KEY.");
  }
  if (status === 404) {
    return new LlmError(
      answer,
      "The translation model's server does not have this model or address. Check TRANSLATOR_MODEL and TRANSLATOR_MODEL_BASE_URL.",
    );
  }
  return new LlmError(
    answer,
    `The translation model's server failed with HTTP status ${status}; its words are in the log of this server.`,
  );
};
