import { type CallToolResult, ProtocolError, SdkError, SdkErrorCode } from "@modelcontextprotocol/client";
import { type Era, type Fields, isObject, type RpcError, readAnswer } from "@twinhost/mcp-wire";

/**
 * The result in the answer to a call; undefined when the tool asks for something first.
 * @throws ProtocolError for an error; SdkError for what is not a result, as the SDK's client does
 */
export const resultOf = (message: Fields, era: Era): CallToolResult | undefined => {
  const answer = readAnswer(message, era);
  if (answer && "error" in answer) throw errorOf(answer.error);
  if (answer && isCallResult(answer.result)) return answer.result;
  if (isObject(message.result) && message.result.resultType === "input_required") return undefined;
  throw new SdkError(SdkErrorCode.InvalidResult, "Invalid result for tools/call");
};

/** What the SDK's client throws for a JSON-RPC error. */
export const errorOf = ({ code, message, data }: RpcError): ProtocolError =>
  ProtocolError.fromError(code, message, data);

/** server/tools, "Tool Result": the members that are read later. */
const isCallResult = (result: Fields): result is CallToolResult =>
  Array.isArray(result.content) &&
  result.content.every(isObject) &&
  (result.structuredContent === undefined || isObject(result.structuredContent));

interface Progress {
  readonly progressToken: unknown;
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

/** The progress that a notification reports; undefined for any other message. */
export const progressOf = ({ method, params }: Fields): Progress | undefined =>
  method === "notifications/progress" && isObject(params) && typeof params.progress === "number"
    ? (params as unknown as Progress)
    : undefined;
