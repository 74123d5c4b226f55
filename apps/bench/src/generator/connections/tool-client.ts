import { createHttpToolClient, createRestToolClient, createStdioToolClient, type ToolClient } from "@twinhost/client";
import { destination, pino } from "pino";
import type { Connection } from "../../arms/arm.ts";
import { type Caller, CallFailed } from "../caller.ts";

/** The product's own client, whichever transport it speaks. */
export const callerOfToolClient = (client: ToolClient, pids: () => number[] = () => []): Caller => ({
  call: async (tool, args) => {
    const result = await client.callTool(tool, args);
    if (!result.ok)
      throw new CallFailed(result.error.code, `${tool} failed with ${result.error.code}: ${result.error.message}`);
    return result.output;
  },
  pids,
  close: () => client.close(),
});

export const connectRest = (url: string, apiKey?: string): Caller =>
  callerOfToolClient(createRestToolClient({ url, apiKey }));

type ConnectionOf<Kind extends Connection["kind"]> = Extract<Connection, { kind: Kind }>;

export const connectHttp = (url: string, { revision, apiKey, stack }: ConnectionOf<"http">): Caller =>
  callerOfToolClient(createHttpToolClient({ url, revision, apiKey, stack }));

/** Many children that start at once take their time. */
const READY_MS = 30_000;

/** The children start at the first call. */
export const connectStdio = ({ child, revision, pool, stack }: ConnectionOf<"stdio">): Caller => {
  const { command, args, env } = child;
  const log = pino({ level: "error" }, destination(2));
  const client = createStdioToolClient({ command, args, env, log, revision, pool, stack, readyTimeoutMs: READY_MS });
  return callerOfToolClient(client, () => client.state().children.map(({ pid }) => pid));
};
