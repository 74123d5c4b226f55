import { specTypeSchemas } from "@modelcontextprotocol/server";
import { INVALID_PARAMS, RpcFailure } from "../protocol/rpc-failure.ts";

/** What a tool shows is the tool's: it is looked at as the SDK looks at every result. @throws RpcFailure */
export const checkedContent = async (content: readonly object[]): Promise<readonly object[]> => {
  const result = await specTypeSchemas.CallToolResult["~standard"].validate({ content });
  if (!result.issues) return result.value.content;
  throw new RpcFailure(INVALID_PARAMS, `Invalid tools/call result: ${JSON.stringify(result.issues)}`);
};
