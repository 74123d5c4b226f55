import type { ProtocolRevision, ToolClient } from "@twinhost/client";
import type { ToolDescription } from "@twinhost/core";
import type { OwnServerReport } from "@twinhost/report";
import { processEnvironment } from "@twinhost/third-party";
import { type CheckedTool, type Conformance, checkConformance } from "./conformance/checks.ts";
import { openHttpWire } from "./conformance/http-wire.ts";
import { openPeer } from "./conformance/peer.ts";
import { openStdioWire } from "./conformance/stdio-wire.ts";
import { openServer } from "./open-server.ts";
import type { NamedServer } from "./read-server.ts";

type Revisions = OwnServerReport["server"]["revisions"];

const REVISIONS: Revisions = ["2026-07-28", "2025-11-25"];

/** Connects as our servers do, runs `use`, and ends the server if it was started here. */
export const withServer = async <Result>(
  { entry }: NamedServer,
  use: (client: ToolClient) => Promise<Result>,
  revision: ProtocolRevision = "auto",
): Promise<Result> => {
  const { client } = openServer(entry, { revision });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
};

/** The supported revisions: each is tried on a connection that requests it alone. */
export const revisionsOf = async (server: NamedServer): Promise<Revisions> => {
  const spoken: Revisions = [];
  for (const revision of REVISIONS) {
    const speaks = await withServer(server, (client) => client.listTools(), revision).then(
      () => true,
      () => false,
    );
    if (speaks) spoken.push(revision);
  }
  return spoken;
};

export const conformanceOf = async (
  { entry }: NamedServer,
  tool: ToolDescription,
  call: Pick<CheckedTool, "arguments" | "isReadOnly">,
): Promise<Conformance> => {
  const peer = await openPeer((onMessage) => {
    if ("url" in entry) return openHttpWire(entry, onMessage);
    const env = { ...processEnvironment(process.env), ...entry.env };
    return openStdioWire({ ...entry, env }, onMessage);
  });
  const { name, inputSchema } = tool;
  return checkConformance(peer, { name, inputSchema: { ...inputSchema }, ...call });
};
