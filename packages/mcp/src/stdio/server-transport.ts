import type { Readable, Writable } from "node:stream";
import type { JSONRPCMessage, JSONRPCRequest, RequestId, Transport } from "@modelcontextprotocol/server";
import { ERRORS, type ErrorCode, MAX_JSON_NESTING, parseJson } from "@twinhost/core";
import { agreedRevision } from "@twinhost/mcp-wire";
import { stampArrival } from "../protocol/call-timing.ts";
import { fitMessage } from "../protocol/fit-message.ts";
import { messageProblem } from "../protocol/malformed-message.ts";
import { idOf, idsIn, idsOf } from "../protocol/message-id.ts";
import { plainError } from "../protocol/readable-errors.ts";
import { INVALID_REQUEST, PARSE_ERROR } from "../protocol/rpc-failure.ts";
import type { ToolServerOptions } from "../sdk-server/mcp-server.ts";
import { batchProblem, createBatches } from "./batches.ts";
import { createFastCalls, type FastCalls, OPENING_ID } from "./fast-calls.ts";
import { idInEnds } from "./id-in-ends.ts";
import { createLineSplitter } from "./line-splitter.ts";
import { createLineWriter } from "./line-writer.ts";
import { createOwedAnswers } from "./owed-answers.ts";

/** The longest request that is served, in bytes; the same as over HTTP. */
const MAX_REQUEST_BYTES = 1024 * 1024;
/** The longest line that is parsed: up to here, a request that is too long is still answered under its id. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** The answer to a request to a client that can no longer answer. */
const CLIENT_LEFT = { code: -32000, message: "The client closed its end of the pipe, so it cannot be asked." };

export interface StdioServerTransport extends Transport {
  /** The fast path, if it is enabled. */
  readonly fast: FastCalls | undefined;
  /** To be called when the input has ended. Resolves when everything read is answered and the answers are written. */
  drain(): Promise<void>;
}

/** The SDK on this transport, with what is needed for messages that the fast path does not serve. */
export interface SdkConnection
  extends Pick<typeof import("@modelcontextprotocol/server"), "isJSONRPCRequest" | "parseJSONRPCMessage"> {
  /** The error for a request of an unsupported revision. */
  unservedRevision(request: JSONRPCRequest): { code: number; message: string; data?: unknown } | undefined;
  close(): Promise<void>;
}

/**
 * MCP over lines of JSON. Unlike the SDK's own transport, it answers what it cannot read, as the HTTP host does,
 * rejects invalid UTF-8 and deep nesting, and takes time linear in the length of a line.
 * @param connectSdk loads the SDK and connects it to this transport; called with the first message that is not plain
 * @param served enables the fast path for plain calls; without it every message goes to the SDK
 */
export const createStdioServerTransport = (
  input: Readable,
  output: Writable,
  connectSdk: (transport: StdioServerTransport) => Promise<SdkConnection>,
  served?: ToolServerOptions,
): StdioServerTransport => {
  const owed = createOwedAnswers();
  let hasEnded = false;
  let revision: string | undefined;
  const writeLine = createLineWriter(output);
  const write = (message: unknown): Promise<void> =>
    new Promise((resolve, reject) => {
      writeLine(JSON.stringify(message), (error) => (error ? reject(error) : resolve()));
    });
  const batches = createBatches((answers) => write(answers).catch(() => {})); // a broken pipe ends the host anyway
  const answer = (id: RequestId | null, error: { code: number; message: string; data?: unknown }): void => {
    const message = { jsonrpc: "2.0" as const, id, error };
    if (!batches.take(message)) write(message).catch(() => {});
  };
  const fast =
    served &&
    createFastCalls(served, {
      send: (id, json) => {
        if (id !== undefined) owed.answered(id);
        if (!closed && !output.destroyed) writeLine(json);
      },
      agreed: (agreed) => {
        revision = agreed;
      },
      deliver: (message) => withSdk(() => transport.onmessage?.(message)),
    });

  let sdk: SdkConnection | undefined;
  let connecting: Promise<void> | undefined;
  /** Messages that arrive while the SDK is loading, so that none overtakes another. */
  const waiting: ((sdk: SdkConnection) => void)[] = [];
  /** A failure to load the SDK is not caught: it ends the process, as it would at startup. */
  const withSdk = (work: (sdk: SdkConnection) => void): void => {
    if (sdk) work(sdk);
    else {
      waiting.push(work);
      connecting ??= connect();
    }
  };
  const connect = async (): Promise<void> => {
    const opening = fast?.leaveOpening() ?? [];
    const connected = await connectSdk(transport);
    if (closed) return;
    for (const message of opening) transport.onmessage?.(message);
    sdk = connected;
    for (const work of waiting.splice(0)) work(connected);
  };
  const refuse = (id: RequestId | null, rpcCode: number, code: ErrorCode, message: string): void =>
    answer(id, { code: rpcCode, message, data: { code, retryable: ERRORS[code].retryable } });
  const refuseLength = (id: RequestId | null): void =>
    refuse(id, INVALID_REQUEST, "too_large", `A request may have at most ${MAX_REQUEST_BYTES} bytes.`);

  const receive = (line: Buffer): void => {
    if (line.length === 0 || (line.length === 1 && line[0] === 0x0d)) return;
    const arrivedAt = performance.now();
    const value = attempt(() => parseJson(line));
    if (value === undefined) {
      const message = `The line is not JSON in UTF-8, or nests deeper than ${MAX_JSON_NESTING} levels.`;
      for (const id of orNull(idsIn(line))) refuse(id, PARSE_ERROR, "bad_request", message);
    } else if (connecting && !sdk) waiting.push(() => receiveValue(value, line.length, arrivedAt));
    else receiveValue(value, line.length, arrivedAt);
  };
  const receiveValue = (value: unknown, bytes: number, arrivedAt: number): void => {
    if (Array.isArray(value)) receiveBatch(value, bytes, arrivedAt);
    else if (bytes <= MAX_REQUEST_BYTES && fast?.take(value, arrivedAt)) owed.received(value as JSONRPCMessage);
    else withSdk((reader) => receiveMessage(reader, value, bytes, arrivedAt));
  };
  const receiveBatch = (items: unknown[], bytes: number, arrivedAt: number): void => {
    const problem = batchProblem(items, revision);
    if (problem) for (const id of orNull(idsOf(items))) refuse(id, INVALID_REQUEST, "bad_request", problem);
    else if (bytes > MAX_REQUEST_BYTES) for (const id of orNull(idsOf(items))) refuseLength(id);
    else {
      batches.open(items);
      for (const item of items) withSdk((reader) => receiveMessage(reader, item, 0, arrivedAt));
    }
  };
  const receiveMessage = (reader: SdkConnection, value: unknown, bytes: number, arrivedAt: number): void => {
    const message = attempt(() => reader.parseJSONRPCMessage(fitMessage(value)));
    if (message === undefined)
      refuse(
        idOf(value),
        INVALID_REQUEST,
        "bad_request",
        messageProblem(value) ?? "The line is no JSON-RPC 2.0 message.",
      );
    else if (reader.isJSONRPCRequest(message)) receiveRequest(reader, message, bytes, arrivedAt);
    else deliver(message);
  };
  const deliver = (message: JSONRPCMessage): void => {
    owed.received(message);
    if ("method" in message && message.method === "notifications/cancelled") {
      batches.drop(message.params?.requestId);
      fast?.cancel(message.params?.requestId);
    }
    transport.onmessage?.(message);
  };
  const receiveRequest = (reader: SdkConnection, request: JSONRPCRequest, bytes: number, arrivedAt: number): void => {
    const unserved = reader.unservedRevision(request);
    if (request.method === "initialize") {
      revision = agreedRevision(request.params?.protocolVersion);
      fast?.initializes(request);
    }
    if (bytes > MAX_REQUEST_BYTES) refuseLength(request.id);
    else if (unserved) answer(request.id, { code: unserved.code, message: unserved.message, data: unserved.data });
    else {
      stampArrival(request, arrivedAt);
      deliver(request);
    }
  };

  const take = createLineSplitter(MAX_LINE_BYTES, receive, (ends) => refuseLength(idInEnds(ends)));
  const onError = (error: Error): void => transport.onerror?.(error);
  let closed = false;

  const failQuestions = (): void => {
    for (const id of [...owed.asked]) deliver({ jsonrpc: "2.0", id, error: CLIENT_LEFT });
  };

  const transport: StdioServerTransport = {
    fast,
    // It has been reading since it was created.
    start: async () => {},
    send: async (message: JSONRPCMessage) => {
      if ("id" in message && message.id === OPENING_ID && !("method" in message)) return;
      if (closed || output.destroyed) throw new Error("The pipe is closed.");
      owed.sent(message);
      if ("result" in message) fast?.answered(message.id);
      if (hasEnded) queueMicrotask(failQuestions);
      const plain = "error" in message ? { ...message, error: plainError(message.error) } : message;
      if (!batches.take(plain)) await write(plain);
    },
    drain: async () => {
      hasEnded = true;
      // The last line may have no line feed.
      take(Buffer.from("\n"));
      await connecting;
      failQuestions();
      await owed.allAnswered();
      await new Promise((resolve) => output.write("", resolve));
    },
    close: async () => {
      if (closed) return;
      closed = true;
      // The error listener of the output stays: a late write to a broken pipe must not end the process.
      input.off("data", take).off("error", onError).pause();
      fast?.close();
      transport.onclose?.();
    },
  };
  input.on("data", take).on("error", onError);
  output.on("error", onError);
  // Without a fast path every message goes to the SDK.
  if (!fast) withSdk(() => {});
  return transport;
};

/** Messages without an id of their own get one answer, with the id null. */
const orNull = (ids: readonly RequestId[]): readonly (RequestId | null)[] => (ids.length > 0 ? ids : [null]);

const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
