import { createHttpToolClient, createRestToolClient } from "@twinhost/client";
import { openServer } from "../../own-server/open-server.ts";
import { startServer } from "../../processes/server-process.ts";
import type { Caller } from "../caller.ts";
import { callerOfToolClient } from "../connections/tool-client.ts";
import { askForTool } from "./ask-for-tool.ts";
import type { Reach } from "./request.ts";

/** What a scenario calls, and the processes that serve it. */
export interface Target {
  open(): Promise<Caller>;
  /** Of the server that was started for it. */
  readonly pids: readonly number[];
  stop(): Promise<void>;
}

/** Starts the server between the generator and the measured one, if there is one. */
export const openTarget = async (reach: Reach): Promise<Target> => {
  if (reach.kind === "direct") {
    const open = async (): Promise<Caller> => {
      const { client, pids } = openServer(reach.entry, { pool: reach.pool });
      return callerOfToolClient(client, pids);
    };
    return { open, pids: [], stop: async () => {} };
  }
  const { pid, port, stop } = await startServer(reach.server, new Map());
  const url = `http://127.0.0.1:${port}`;
  const open = async (): Promise<Caller> => {
    if (reach.kind === "question") return askForTool(url);
    return callerOfToolClient(reach.over === "rest" ? createRestToolClient({ url }) : createHttpToolClient({ url }));
  };
  return { open, pids: [pid], stop };
};
