/** A JSON-RPC message, typed loosely: the bridge forwards invalid ones, which the host must detect. */
export interface Rpc {
  readonly jsonrpc: "2.0";
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: Record<string, unknown> & { readonly _meta?: Record<string, unknown> };
  readonly result?: unknown;
  readonly error?: unknown;
}
