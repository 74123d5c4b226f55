import { specTypeSchemas } from "@modelcontextprotocol/server";
import { INVALID_PARAMS, RpcFailure } from "../protocol/rpc-failure.ts";

/** Validates the content of a tool as the SDK validates every result. @throws RpcFailure */
export const checkedContent = async (content: readonly object[]): Promise<readonly object[]> => {
  const result = await specTypeSchemas.CallToolResult["~standard"].validate({ content });
  if (!result.issues) return result.value.content;
  throw new RpcFailure(INVALID_PARAMS, `Invalid tools/call result: ${JSON.stringify(result.issues)}`);
};
