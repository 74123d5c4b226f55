import { type JSONRPCMessage, ProtocolError, SdkErrorCode, SdkHttpError } from "@modelcontextprotocol/client";
import type { JsonObject } from "@twinhost/core";
import { declaresHeaders } from "@twinhost/mcp";
import { callHeaders, type Fields, isObject, readAnswer, writeCall } from "@twinhost/mcp-wire";
import type { Dispatcher } from "undici";
import { answerKind, noAnswer } from "../answered-fetch.ts";
import { MAX_ANSWER_BYTES, MAX_ERROR_BYTES, tooLargeAnswer } from "../bounded-fetch.ts";
import { CLIENT_INFO } from "../client-info.ts";
import { STREAM_BROKE_OFF } from "../http-transport.ts";
import { errorOf, progressOf, resultOf } from "./call-answer.ts";
import type { FastCall, FastCalls } from "./fast-calls.ts";
import { exchange, type HttpAnswer, type HttpRequest, parseAnswer } from "./http-exchange.ts";
import { createEventReader } from "./read-events.ts";

export interface HttpCallsOptions {
  readonly dispatcher: Dispatcher;
  readonly endpoint: URL;
  /** Read for every request. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Receives the messages that are not the answer. */
  readonly onOther: (message: JSONRPCMessage) => void;
}

/** The server requires arguments in headers, too; the SDK's client knows which. */
const HEADER_MISMATCH = -32_020;

/** `tools/call` of revision 2026-07-28 over Streamable HTTP, directly on undici. */
export const createHttpCalls = ({ dispatcher, endpoint, headers, onOther }: HttpCallsOptions): FastCalls => {
  const { origin, pathname, search } = endpoint;
  const limits = { maxBytes: MAX_ANSWER_BYTES, maxErrorBytes: MAX_ERROR_BYTES, tooLarge: tooLargeAnswer() };
  /** Tools whose arguments must be in headers, too. */
  const leftToSdk = new Set<string>();
  let count = 0;

  const requestOf = (id: string, wireHeaders: object, { name, args, meta, onProgress }: FastCall): HttpRequest => ({
    origin,
    path: `${pathname}${search}`,
    headers: { ...headers(), ...wireHeaders },
    body: writeCall(
      { id, era: "stateless", client: CLIENT_INFO, meta: onProgress ? { ...meta, progressToken: id } : meta },
      name,
      args,
    ),
  });

  /** The answer, which may precede the end of its stream; undefined for a redirect, which the SDK's client follows. */
  const send = (call: FastCall, wireHeaders: object): Promise<Fields | undefined> =>
    new Promise((resolve, reject) => {
      const id = `call-${++count}`;
      let isAnswered = false;
      const take = (message: unknown): void => {
        if (!isObject(message)) return;
        const progress = progressOf(message);
        if (progress?.progressToken === id) call.onProgress?.(progress.progress, progress.total, progress.message);
        else if (message.id !== id || "method" in message) onOther(message as unknown as JSONRPCMessage);
        else {
          isAnswered = true;
          resolve(message);
        }
      };
      const eventReader = () =>
        createEventReader({ ...limits, onData: (data) => take(attempt(() => JSON.parse(data))) });
      const takeBody = ({ status, headers, text }: HttpAnswer): void => {
        const type = headers["content-type"] ?? "";
        if (answerKind(status, type, text) === "events") eventReader()(Buffer.from(`${text}\n\n`));
        else {
          const body = parseAnswer(text);
          if (Array.isArray(body)) body.forEach(take);
          else take(body);
        }
        if (!isAnswered) throw noAnswer(status, type, text);
      };
      exchange(requestOf(id, wireHeaders, call), { ...limits, dispatcher, signal: call.signal, eventReader })
        .then((answer) => {
          const { status } = answer;
          if (status >= 300 && status < 400) resolve(undefined);
          else if (status < 200 || status >= 300) throw refusal(answer, id);
          else if (!answer.isStream) takeBody(answer);
          else if (!isAnswered) throw new ProtocolError(STREAM_BROKE_OFF, "The answer broke off.");
        })
        .catch(reject);
    });

  return {
    learn: (tools) => {
      for (const { name, inputSchema } of tools) if (declaresHeaders(inputSchema as JsonObject)) leftToSdk.add(name);
    },
    call: async (call) => {
      const wireHeaders = callHeaders(call.name);
      // The SDK's client knows how to encode other names in a header.
      if (!wireHeaders || leftToSdk.has(call.name)) return undefined;
      try {
        const answer = await send(call, wireHeaders);
        return answer && resultOf(answer, "stateless");
      } catch (error) {
        if (!(error instanceof ProtocolError && error.code === HEADER_MISMATCH)) throw error;
        leftToSdk.add(call.name);
        return undefined;
      }
    },
  };
};

/** Why an answer is not a success: the JSON-RPC error of a 400, else its status. */
const refusal = ({ status, statusText, text }: HttpAnswer, id: string): Error => {
  const body = status === 400 ? attempt(() => JSON.parse(text)) : undefined;
  const answer = readAnswer(body, "stateless");
  if (answer?.id === id && "error" in answer) return errorOf(answer.error);
  const details = { status, statusText, text };
  return new SdkHttpError(SdkErrorCode.ClientHttpNotImplemented, `Error POSTing to endpoint: ${text}`, details);
};

const attempt = (parse: () => unknown): unknown => {
  try {
    return parse();
  } catch {
    return undefined;
  }
};
