import type { ToolClient, Transport } from "@twinhost/tool-client";
import { failure, ToolError } from "@twinhost/tools";

/** Stands in for a transport that could not be opened: every use fails with the reason. */
export const unavailableToolClient = (transport: Transport, reason: string): ToolClient => ({
  transport,
  listTools: () => Promise.reject(new ToolError("engine_unavailable", reason)),
  callTool: () => Promise.resolve({ ok: false, error: failure("engine_unavailable", reason) }),
  close: () => Promise.resolve(),
});
