import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { createStdioToolClient, type McpStack, type ProtocolRevision } from "@twinhost/client";
import { connectSdkV1Client, describeClientStacks, describeContract } from "@twinhost/e2e";
import { pino } from "pino";

/** The fixture runs from source; the compile cache saves compiling it each time. */
const COMPILED = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? "" };
const command = process.execPath;
const args = [join(import.meta.dirname, "fixture-host.ts")];

const openRevision = (revision: ProtocolRevision, stack?: McpStack) => async () => {
  const log = pino({ level: "silent" });
  const client = createStdioToolClient({ command, args, env: COMPILED, log, revision, stack });
  return { client, close: client.close };
};

describeContract("stdio, revision 2026-07-28", { reportsProgress: true, open: openRevision("2026-07-28") });
describeContract("stdio, revision 2025-11-25", { reportsProgress: true, open: openRevision("2025-11-25") });
describeContract("stdio, revision 2026-07-28, through the SDK", {
  reportsProgress: true,
  open: openRevision("2026-07-28", "sdk"),
});
describeContract("stdio, revision 2025-11-25, through the SDK", {
  reportsProgress: true,
  open: openRevision("2025-11-25", "sdk"),
});

for (const revision of ["2026-07-28", "2025-11-25"] as const)
  describeClientStacks(`stdio, revision ${revision}`, (stack) => openRevision(revision, stack)());

const openPool = (revision: ProtocolRevision) => async () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-callTracker-"));
  const env = { ...COMPILED, CALL_TRACKER_FILE: join(folder, "callTracker.json") };
  const client = createStdioToolClient({ command, args, env, log: pino({ level: "silent" }), revision, pool: 3 });
  return {
    client,
    close: async () => {
      await client.close();
      rmSync(folder, { recursive: true });
    },
  };
};

describeContract("stdio, a pool of three, revision 2026-07-28", {
  reportsProgress: true,
  open: openPool("2026-07-28"),
});
describeContract("stdio, a pool of three, revision 2025-11-25", {
  reportsProgress: true,
  open: openPool("2025-11-25"),
});

describeContract("stdio, SDK v1 client", {
  reportsProgress: true,
  open: async () => {
    const client = await connectSdkV1Client("stdio", new StdioClientTransport({ command, args, env: COMPILED }));
    return { client, close: client.close };
  },
});
