import type { ToolClient } from "@twinhost/client";
import { createToolNames } from "@twinhost/client";
import type { ToolDescription } from "@twinhost/core";
import { expect, test } from "vitest";
import type { Connections } from "../src/transport/connections.ts";
import { createToolCatalog } from "../src/transport/tool-catalog.ts";
import { silentLog } from "./support/silent-log.ts";

const listing = (...names: string[]) => {
  const tools = names.map(
    (name): ToolDescription => ({
      name,
      title: name,
      description: "",
      inputSchema: { type: "object" },
      annotations: {},
    }),
  );
  return { listTools: async () => tools } as unknown as ToolClient;
};

test("tools that the tool server serves from the same third-party server are offered once", async () => {
  const connections: Partial<Connections> = {
    own: () => listing("calculate", "files__read"),
    others: new Map([["files", listing("read", "write")]]),
    names: createToolNames(() => false),
    onToolsChanged: () => {},
  };
  const catalog = createToolCatalog(connections as Connections, silentLog);
  const offered = async () => (await catalog.offered("http")).map(({ name }) => name);
  await expect.poll(offered).toEqual(["calculate", "files__read", "files__write"]);
});
