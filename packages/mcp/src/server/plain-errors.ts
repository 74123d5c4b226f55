import {
  INTERNAL_ERROR,
  INVALID_PARAMS,
  type Server,
  specTypeSchemas,
  type Transport,
} from "@modelcontextprotocol/server";
import { describeIssues, failure, type Issue } from "@twinhost/core";
import { toWireError } from "./error-meta.ts";

export interface RpcError {
  readonly code: number;
  readonly message: string;
  readonly data?: object;
}

/** How the SDK writes what its validation found: the issues as JSON, behind some words or none. */
const DUMP = /^(?:(?:Invalid|Error)[^[]*)?(\[\s*\{.*\])$/s;

/** The error for a request whose params do not fit the protocol. */
const invalidParams = (issues: readonly Issue[]): RpcError => {
  const message = `The request does not fit the protocol: ${describeIssues(issues)}.`;
  return { code: INVALID_PARAMS, message, data: toWireError(failure("invalid_arguments", message)) };
};

/** The error for an `initialize` that does not fit the protocol; undefined for one that does. */
export const initializeError = async (request: unknown): Promise<RpcError | undefined> => {
  const { issues } = await specTypeSchemas.InitializeRequest["~standard"].validate(request);
  return issues && invalidParams(issues as readonly Issue[]);
};

/** An error with one sentence for people in place of the SDK's list of issues; any other as it is. */
const plainError = <Given extends Omit<RpcError, "data">>(error: Given): Given | RpcError => {
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

/** Lets every error that a server sends pass {@link plainError}: the SDK has no place to word its own. */
export const speakPlainly = (server: Server): void => {
  const connect = server.connect.bind(server);
  server.connect = (transport: Transport) => {
    const send = transport.send.bind(transport);
    transport.send = (message, options) =>
      send("error" in message ? { ...message, error: plainError(message.error) } : message, options);
    return connect(transport);
  };
};
