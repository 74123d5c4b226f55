import { ToolError } from "@twinhost/core";
import { z } from "zod";
import type { ErrorAnswer } from "../engine-client.ts";

const Failed = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

/** What a server says that does not take a part of a request which others take; some do so with status 500. */
const NAMES_A_PART = /response_format|json_schema|grammar|temperature|max_tokens/;

/** An error answer of the model's server. */
export class LlmError extends ToolError {
  readonly status: number;
  /** Whether another form of the request may pass. */
  readonly isRefusal: boolean;

  constructor({ status, body }: ErrorAnswer, message: string) {
    const error = Failed.safeParse(body).data?.error ?? "";
    const said = typeof error === "string" ? error : error.message;
    // For the log. A refused key may stand in the server's words.
    const isAboutKey = status === 401 || status === 403;
    super("engine_unavailable", message, isAboutKey ? {} : { cause: new Error(said.slice(0, 500)) });
    this.status = status;
    this.isRefusal = [400, 422, 501].includes(status) || (status >= 500 && NAMES_A_PART.test(said));
  }
}

/** What an error answer means to our caller, who cannot fix it; the log has the server's words. */
export const llmError = (answer: ErrorAnswer): ToolError => {
  const { status, retryAfterMs = 10_000 } = answer;
  if (status === 429) {
    const message = "The translation model's server limits how often this server may ask it. Try again later.";
    return new ToolError("rate_limited", message, { retryAfterMs });
  }
  if (status === 401 || status === 403) {
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
