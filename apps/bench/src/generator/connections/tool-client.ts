import {
  createHttpToolClient,
  createRestToolClient,
  createRetrySafety,
  createStdioToolClient,
  type ToolClient,
  withResilience,
} from "@twinhost/client";
import { destination, pino } from "pino";
import type { Connection } from "../../arms/arm.ts";
import { type Caller, CallFailed } from "../caller.ts";

/** The product's own client, over any transport. */
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

type ConnectionOf<Kind extends Connection["kind"]> = Extract<Connection, { kind: Kind }>;

/** A resilient client lists the tools first, because it does not retry a tool that it does not know. */
const callerOver = async (client: ToolClient, resilience: boolean | undefined): Promise<Caller> => {
  if (!resilience) return callerOfToolClient(client);
  const resilient = withResilience(client, { traits: createRetrySafety() });
  await resilient.listTools();
  return callerOfToolClient(resilient);
};

export const connectRest = (url: string, { apiKey, resilience }: ConnectionOf<"rest">): Promise<Caller> =>
  callerOver(createRestToolClient({ url, apiKey }), resilience);

export const connectHttp = (url: string, connection: ConnectionOf<"http">): Promise<Caller> => {
  const { revision, apiKey, stack, resilience } = connection;
  return callerOver(createHttpToolClient({ url, revision, apiKey, stack }), resilience);
};

/** Many children starting at once take a while. */
const READY_MS = 30_000;

/** The children start with the first call. */
export const connectStdio = ({ child, revision, pool, stack }: ConnectionOf<"stdio">): Caller => {
  const { command, args, env } = child;
  const log = pino({ level: "error" }, destination(2));
  const client = createStdioToolClient({ command, args, env, log, revision, pool, stack, readyTimeoutMs: READY_MS });
  return callerOfToolClient(client, () => client.state().children.map(({ pid }) => pid));
};
