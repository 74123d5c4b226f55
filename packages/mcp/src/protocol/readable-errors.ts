import type { Server, Transport } from "@modelcontextprotocol/server";
import { describeIssues, failure, type Issue } from "@twinhost/core";
import { z } from "zod";
import { toWireError } from "./error-meta.ts";
import { INTERNAL_ERROR, INVALID_PARAMS } from "./rpc-failure.ts";

/** A JSON-RPC 2.0 error: its code, one sentence, and `data` such as `{code, retryable}`. */
export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: object;
}

/** The SDK's text for failed validation: the issues as JSON, sometimes after a few words. */
const DUMP = /^(?:(?:Invalid|Error)[^[]*)?(\[\s*\{.*\])$/s;

/** The error for a request whose params do not fit the protocol. */
export const invalidParams = (issues: readonly Issue[]): RpcError => {
  const message = `The request does not fit the protocol: ${describeIssues(issues)}.`;
  return { code: INVALID_PARAMS, message, data: toWireError(failure("invalid_arguments", message)) };
};

/** The SDK's error `data` for a request of revision 2026-07-28 whose `_meta` is incomplete or invalid. */
const envelopeData = z.object({
  envelope: z.union([
    z
      .object({ missing: z.array(z.string()).min(1) })
      .transform(({ missing }) => missing.map((key) => ({ key, problem: "missing" }))),
    z.object({ key: z.string(), problem: z.string() }).transform((one) => [one]),
  ]),
});

const invalidEnvelope = (data: unknown): RpcError | undefined => {
  const { data: found } = envelopeData.safeParse(data);
  if (!found) return undefined;
  const issues = found.envelope.map(({ key, problem }) => ({
    path: key === "_meta" ? ["params._meta"] : [`params._meta["${key}"]`],
    message: problem === "missing" ? MISSING : problem,
  }));
  const error = invalidParams(issues);
  const message = `${error.message} Each request of revision 2026-07-28 carries its revision and the client's capabilities there.`;
  return { ...error, message, data: { ...error.data, ...(data as object) } };
};

/** In zod's words, which {@link describeIssues} recognizes. */
const MISSING = "Invalid input: expected object, received undefined";

/** Replaces the SDK's list of issues in an error by a readable sentence; returns any other error unchanged. */
export const plainError = <Given extends Omit<RpcError, "data"> & { readonly data?: unknown }>(
  error: Given,
): Given | RpcError => {
  const envelope = invalidEnvelope(error.data);
  if (envelope) return envelope;
  const issues = issuesIn(error.message);
  if (!issues) return error;
  if (!/^Invalid \S+ result/.test(error.message)) return invalidParams(issues);
  const internal = failure("internal", "");
  return { code: INTERNAL_ERROR, message: internal.message, data: toWireError(internal) };
};

const issuesIn = (message: string): Issue[] | undefined => {
  const [, dump] = DUMP.exec(message) ?? [];
  if (dump === undefined) return undefined;
  try {
    const issues: Issue[] = JSON.parse(dump);
    return issues.every(({ path, message }) => Array.isArray(path) && typeof message === "string") ? issues : undefined;
  } catch {
    return undefined;
  }
};

/** Passes every error that a server sends through {@link plainError}: the SDK has no hook for its own errors. */
export const speakPlainly = (server: Server): void => {
  const connect = server.connect.bind(server);
  server.connect = (transport: Transport) => {
    const send = transport.send.bind(transport);
    transport.send = (message, options) =>
      send("error" in message ? { ...message, error: plainError(message.error) } : message, options);
    return connect(transport);
  };
};
