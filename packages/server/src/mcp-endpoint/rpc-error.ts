import { ERRORS } from "@twinhost/core";
import { INVALID_REQUEST, idsIn, idsOf, PARSE_ERROR, plainError } from "@twinhost/mcp/sdk-free";
import type { Response } from "express";
import type { SendError } from "../response/problem-json.ts";

/** The error data of a request that is refused as a whole. */
export const REFUSED = { code: "bad_request", retryable: ERRORS.bad_request.retryable };

/** The ids under which to answer a refused request, as far as they can be read. */
const idsFor = ({ req: { body } }: Response): ReturnType<typeof idsOf> =>
  Buffer.isBuffer(body) ? idsIn(body) : idsOf(body);

/** Sends an error under the request's id; an array for a batch. */
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
 * Adds the request's id, or each id of a batch, to an error with which the SDK refuses a whole request, and puts its
 * message in plain words. The SDK sends such errors without an id.
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

/** Sends errors of the HTTP layer on `/mcp`. */
export const sendRpcHttpError: SendError = (response, { code, message, status, requestId }) => {
  const malformedJson = code === "bad_request" && status === 400;
  sendRpcError(response, status, malformedJson ? PARSE_ERROR : INVALID_REQUEST, message, {
    code,
    retryable: ERRORS[code].retryable,
    request_id: requestId,
  });
};
