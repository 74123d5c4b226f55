import { limitCalls, type ProtocolRevision, type StdioState, type ToolClient } from "@twinhost/client";
import { type McpServerEntry, openMcpServer } from "@twinhost/third-party";
import { destination, pino } from "pino";

/** Longer than any call that is worth measuring. */
const CALL_TIMEOUT_MS = 30_000;

interface OpenOptions {
  readonly revision?: ProtocolRevision;
  /** Processes that share the calls. */
  readonly pool?: number;
}

/** A connection to the user's server as our servers open it, without their retries: a call is made once. */
export const openServer = (entry: McpServerEntry, options: OpenOptions = {}) => {
  let state: (() => StdioState) | undefined;
  const client = openMcpServer({
    ...options,
    name: "under test",
    entry,
    checkWhere: "that it starts and answers by itself, with this command or address",
    callTimeoutMs: CALL_TIMEOUT_MS,
    environment: process.env,
    log: pino({ level: "silent" }, destination(2)),
    onStdio: (told) => {
      state = told;
    },
    onToolsChanged: () => {},
  });
  const limited: ToolClient = limitCalls(client, CALL_TIMEOUT_MS);
  return { client: limited, pids: () => state?.().children.map(({ pid }) => pid) ?? [] };
};
