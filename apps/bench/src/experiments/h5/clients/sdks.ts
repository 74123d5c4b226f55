import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { Caller } from "../../../generator/caller.ts";
import { connectHttpSdkV1, connectStdioSdkV1 } from "../../../generator/connections/sdk-v1.ts";
import { connectHttpSdkV2 } from "../../../generator/connections/sdk-v2.ts";
import type { CheckedCall } from "../../../workload/workload.ts";
import type { ForeignClient } from "../client.ts";

const callOnce = async (caller: Caller, { tool, arguments: args }: CheckedCall): Promise<unknown> => {
  try {
    return await caller.call(tool, args);
  } finally {
    await caller.close();
  }
};

export const sdkV1: ForeignClient = {
  isThere: async () => true,
  http: async (url, call) => callOnce(await connectHttpSdkV1(url), call),
  stdio: async (host, call) => callOnce(await connectStdioSdkV1(host), call),
};

export const sdkV2: ForeignClient = {
  isThere: async () => true,
  http: async (url, call) => callOnce(await connectHttpSdkV2(url), call),
  stdio: async ({ command, args, env }, { tool, arguments: given }) => {
    const client = new Client({ name: "twinhost-bench", version: "0.1.0" });
    await client.connect(new StdioClientTransport({ command, args: [...args], env: { ...env }, stderr: "ignore" }));
    try {
      return (await client.callTool({ name: tool, arguments: given })).structuredContent;
    } finally {
      await client.close();
    }
  },
};
