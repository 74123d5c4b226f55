import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createHttpToolClient, createRestToolClient, type ProtocolRevision } from "@twinhost/client";
import { describeCallPolicy, describeContentPolicy } from "@twinhost/e2e";
import { openPolicyClient, openPolicyServer } from "./policy-server.ts";

for (const revision of ["2026-07-28", "2025-11-25"] satisfies ProtocolRevision[]) {
  describeCallPolicy(
    `http, revision ${revision}`,
    openPolicyClient("http", (url, apiKey) => createHttpToolClient({ url, apiKey, revision })),
  );
  describeContentPolicy("http", revision, {
    open: async (setup) => {
      const { url, key, caller, close } = await openPolicyServer(setup);
      const requestInit = { headers: { "x-api-key": key } };
      const connection = new StreamableHTTPClientTransport(new URL("/mcp", url), { requestInit });
      return { connection, caller, transport: "http", close };
    },
  });
}
describeCallPolicy(
  "rest",
  openPolicyClient("rest", (url, apiKey) => createRestToolClient({ url, apiKey })),
);
