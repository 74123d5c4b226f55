import { type Caller, type CallRecord, createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { silentLog } from "@twinhost/testing";
import { openThirdPartyTools, readEntry } from "@twinhost/third-party";
import { serveTools } from "../serve-tools.ts";

interface InFrontOptions {
  readonly caller?: Caller;
  readonly stack?: "fast" | "sdk";
}

/** A tool server in this process in front of these third-party MCP servers, once their tools are listed. */
export const serveInFront = async (
  entries: Readonly<Record<string, Record<string, unknown>>>,
  { caller = LOCAL_CALLER, stack = "fast" }: InFrontOptions = {},
) => {
  const servers = Object.entries(entries).map(([name, entry]) => {
    const { result } = readEntry(entry);
    if (!result.success) throw result.error;
    return [name, result.data] as const;
  });
  const source = openThirdPartyTools({
    servers: new Map(servers),
    callTimeoutMs: 60_000,
    environment: process.env,
    isTaken: () => false,
    log: silentLog,
  });
  await source.started;
  const records: CallRecord[] = [];
  const toolbox = createToolbox({ tools: [], source, log: silentLog, recordUsage: (record) => records.push(record) });
  const server = await serveTools({ toolbox, caller, stack });
  return {
    url: server.url,
    records,
    close: async () => {
      await server.close();
      await source.close();
    },
  };
};
