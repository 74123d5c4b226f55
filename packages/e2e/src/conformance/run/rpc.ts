/** A JSON-RPC message, as loosely as a bridge must read it: what is wrong in it is for the host to find. */
export interface Rpc {
  readonly jsonrpc: "2.0";
  readonly id?: string | number | null;
  readonly method?: string;
  readonly params?: Record<string, unknown> & { readonly _meta?: Record<string, unknown> };
  readonly result?: unknown;
  readonly error?: unknown;
}
