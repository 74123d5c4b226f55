import { ERRORS } from "@twinhost/core";
import { INVALID_REQUEST, idsIn, idsOf, PARSE_ERROR, plainError } from "@twinhost/mcp/sdk-free";
import type { Response } from "express";
import type { SendError } from "../response/problem-json.ts";

/** What stands beside a refusal of a whole request. */
export const REFUSED = { code: "bad_request", retryable: ERRORS.bad_request.retryable };

/** The ids under which a refused request is answered, as far as they could be read. */
const idsFor = ({ req: { body } }: Response): ReturnType<typeof idsOf> =>
  Buffer.isBuffer(body) ? idsIn(body) : idsOf(body);

/** Answers under the id of the request, with an array when it was a batch. */
export const sendRpcError = (
  response: Response,
  status: number,
  code: number,
  message: string,
  data?: object,
): void => {
  const error = { code, message, ...(data && { data }) };
  const answers = idsFor(response).map((id) => ({ jsonrpc: "2.0", id, error }));
  const isBatch = Array.isArray(response.req.body) && answers.length > 0;
  response.status(status).json(isBatch ? answers : (answers[0] ?? { jsonrpc: "2.0", id: null, error }));
};

interface Refusal {
  readonly error?: { readonly code: number; readonly message: string };
}

/**
 * An answer of the SDK, which knows no id where it refuses a request as a whole, under the id that the request has, or
 * each request of a batch, in plain words.
 */
export const underRequestId = async (answer: globalThis.Response, body: unknown): Promise<globalThis.Response> => {
  if (answer.status < 400 || !answer.headers.get("content-type")?.startsWith("application/json")) return answer;
  const { status, headers } = answer;
  const given = (await answer.json()) as Refusal | Refusal[];
  const named = Array.isArray(given) ? given : inPlainWords(given, body);
  return new globalThis.Response(JSON.stringify(named), { status, headers });
};

const inPlainWords = (refusal: Refusal, body: unknown): object => {
  const plain = refusal.error ? { ...refusal, error: plainError(refusal.error) } : refusal;
  const answers = idsOf(body).map((id) => ({ ...plain, id }));
  return Array.isArray(body) && answers.length > 0 ? answers : (answers[0] ?? plain);
};

/** How errors of the HTTP layer look on `/mcp`. */
export const sendRpcHttpError: SendError = (response, { code, message, status, requestId }) => {
  const malformedJson = code === "bad_request" && status === 400;
  sendRpcError(response, status, malformedJson ? PARSE_ERROR : INVALID_REQUEST, message, {
    code,
    retryable: ERRORS[code].retryable,
    request_id: requestId,
  });
};
