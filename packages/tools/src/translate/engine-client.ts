import type { Logger } from "@twinhost/core";
import { ToolError } from "@twinhost/core";
import type { z } from "zod";
import { readBounded } from "../read-bounded.ts";
import { readJson } from "../read-json.ts";
import { credentialsIn } from "../url-credentials.ts";
import { createRateGate } from "./rate-gate.ts";
import { readRetryAfter } from "./retry-after.ts";

const MAX_ANSWER_BYTES = 1_048_576;

/** A response with an HTTP error status. */
export interface ErrorAnswer {
  readonly status: number;
  /** Undefined if it is not JSON. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
}

interface EngineClientOptions {
  /** The engine's name as shown to callers. */
  readonly name: string;
  /** Base address, with or without a path prefix. */
  readonly url: string;
  /** The setting that holds the address. */
  readonly urlSetting: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What to do when nothing answers, in one sentence. */
  readonly advice: string;
  readonly log: Logger;
  /** Maps an error response to the caller's error. */
  errorOf(answer: ErrorAnswer): ToolError;
}

interface EngineRequest {
  /** Relative to the base address. */
  readonly path: string;
  /** JSON as a string, or a form; without a body the request is a GET. */
  readonly body?: string | URLSearchParams;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Sends a request and validates the JSON response. Throws ToolError, or the reason of the caller's aborted signal. */
export type EngineClient = <Schema extends z.ZodType>(
  request: EngineRequest,
  schema: Schema,
) => Promise<z.output<Schema>>;

/** A client of an engine's HTTP API. Throws a plain error when the address is not http(s) or has credentials. */
export const createEngineClient = (options: EngineClientOptions): EngineClient => {
  const { name, url, urlSetting, headers = {}, advice, log, errorOf } = options;
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  if (!/^https?:$/.test(base.protocol) || credentialsIn(url)) {
    throw new Error(`${urlSetting} must be an http or https address without a user name or password.`);
  }
  const gate = createRateGate();

  const send = async ({ path, body, timeoutMs, signal }: EngineRequest): Promise<[Response, string]> => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const type = typeof body === "string" ? { "content-type": "application/json" } : {};
    try {
      const response = await fetch(new URL(path, base), {
        method: body === undefined ? "GET" : "POST",
        body: body ?? null,
        // English errors, because we distinguish some of them; no redirects, because a redirected POST loses its body.
        headers: { ...headers, ...type, accept: "application/json", "accept-language": "en" },
        redirect: "error",
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      return [response, await readBounded(response, MAX_ANSWER_BYTES)];
    } catch (cause) {
      signal?.throwIfAborted();
      if (cause instanceof ToolError) throw cause;
      log.warn({ err: cause, path }, `${name}: no answer`);
      const what = timeout.aborted ? `did not answer within ${timeoutMs / 1_000} s` : "does not answer";
      throw new ToolError("engine_unavailable", `${name} ${what}. ${advice}`, { cause });
    }
  };

  return async (request, schema) => {
    gate.enter();
    const [response, text] = await send(request);
    const body = readJson(text);
    if (!response.ok) {
      log.warn({ status: response.status, path: request.path }, `${name}: error answer`);
      const error = errorOf({
        status: response.status,
        body,
        retryAfterMs: readRetryAfter(response.headers.get("retry-after")),
      });
      gate.note(error);
      throw error;
    }
    const checked = schema.safeParse(body);
    if (checked.success) return checked.data;
    throw new ToolError("engine_unavailable", `The server at ${urlSetting} does not answer as ${name} does.`);
  };
};
