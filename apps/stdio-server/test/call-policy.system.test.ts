import { join } from "node:path";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { createStdioToolClient, type ProtocolRevision } from "@twinhost/client";
import { type CallPolicySetup, describeCallPolicy, describeContentPolicy } from "@twinhost/e2e";
import { pino } from "pino";

const command = process.execPath;
const args = [join(import.meta.dirname, "policy-host.ts")];

/** An empty variable counts as unset, so an empty list is a comma. */
const environmentOf = ({ allowedTools, environment }: CallPolicySetup) => ({
  ...environment,
  TOOL_CALLER: "kim",
  ALLOWED_TOOLS: allowedTools.join(",") || ",",
});

/** A subclass, as a version probe on the SDK's own class would spawn the host a second time. */
class HostProcess extends StdioClientTransport {}

for (const revision of ["2026-07-28", "2025-11-25"] satisfies ProtocolRevision[]) {
  describeCallPolicy(`stdio, revision ${revision}`, {
    open: async (setup) => {
      const client = createStdioToolClient({
        command,
        args,
        env: environmentOf(setup),
        log: pino({ level: "silent" }),
        revision,
      });
      return { client, caller: "kim", transport: "stdio", close: client.close };
    },
  });
  describeContentPolicy("stdio", revision, {
    open: async (setup) => {
      const connection = new HostProcess({ command, args, env: environmentOf(setup), stderr: "ignore" });
      return { connection, caller: "kim", transport: "stdio", close: () => connection.close() };
    },
  });
}
