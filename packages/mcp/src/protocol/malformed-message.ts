/** Why a value is not a JSON-RPC 2.0 message, for its sender; undefined if it looks like one. */
export const messageProblem = (value: unknown): string | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return "A JSON-RPC 2.0 message is a JSON object.";
  const { jsonrpc, id, method, params } = value as Record<string, unknown>;
  if (jsonrpc !== "2.0") return 'This is no JSON-RPC 2.0 message: "jsonrpc" must be "2.0".';
  if (id !== undefined && typeof id !== "string" && !Number.isInteger(id))
    return 'This is no JSON-RPC 2.0 message: "id" must be a string or an integer.';
  if ("result" in value || "error" in value) return undefined;
  if (typeof method !== "string") return 'This is no JSON-RPC 2.0 message: "method" must be a string.';
  if (params !== undefined && (typeof params !== "object" || params === null || Array.isArray(params)))
    return 'This is no request of MCP: "params" must be an object.';
  const meta = params && (params as Record<string, unknown>)._meta;
  if (meta !== undefined && (typeof meta !== "object" || meta === null || Array.isArray(meta)))
    return 'This is no request of MCP: "params._meta" must be an object.';
  return undefined;
};
