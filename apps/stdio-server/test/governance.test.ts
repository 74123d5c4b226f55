import { join } from "node:path";
import { describeGovernance } from "@twinhost/contract-suite";
import { createStdioToolClient, type ProtocolRevision } from "@twinhost/tool-client";
import { pino } from "pino";

const command = process.execPath;
const args = [join(import.meta.dirname, "governed-host.ts")];

for (const revision of ["2026-07-28", "2025-11-25"] satisfies ProtocolRevision[]) {
  describeGovernance(`stdio, revision ${revision}`, {
    open: async ({ allowedTools, environment }) => {
      const client = createStdioToolClient({
        command,
        args,
        // An empty variable counts as unset; a list of nothing is a comma.
        env: { ...environment, TOOL_CALLER: "kim", ALLOWED_TOOLS: allowedTools.join(",") || "," },
        log: pino({ level: "silent" }),
        revision,
      });
      return { client, caller: "kim", transport: "stdio", close: client.close };
    },
  });
}
