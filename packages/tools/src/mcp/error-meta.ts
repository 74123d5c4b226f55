/** Key in a failed MCP result's `_meta` under which `{code, retryable}` stands. */
export const TOOL_ERROR_META = "twinhost/error";
