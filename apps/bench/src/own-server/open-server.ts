import { limitCalls, type ProtocolRevision, type StdioState, type ToolClient } from "@twinhost/client";
import { type McpServerEntry, openMcpServer } from "@twinhost/third-party";
import { destination, pino } from "pino";

/** Our servers' default: it includes the start of a process that may have to be downloaded first. */
const CALL_TIMEOUT_MS = 60_000;

interface OpenOptions {
  readonly revision?: ProtocolRevision;
  /** Processes that share the calls. */
  readonly pool?: number;
}

/** A connection to the user's server as our servers open it, but without their retries: a call is made only once. */
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
  const patient: ToolClient = {
    ...limited,
    listTools: (given) => limited.listTools({ timeoutMs: CALL_TIMEOUT_MS, ...given }),
  };
  return { client: patient, pids: () => state?.().children.map(({ pid }) => pid) ?? [] };
};
