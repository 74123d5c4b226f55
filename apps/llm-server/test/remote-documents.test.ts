import { LOCAL_CALLER } from "@twinhost/core";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, test } from "vitest";
import { createRemoteDocuments } from "../src/console/remote-documents.ts";
import { toolServerOf } from "../src/transport/open-transports.ts";

test("the tool server gets the MCP_API_KEY of now, which a reload may have changed", async () => {
  const keys: unknown[] = [];
  const { url } = await startLoopbackServer((request, response) => {
    keys.push(request.headers["x-api-key"]);
    response.writeHead(200, { "content-type": "application/json" }).end('{"documents":[]}');
  });
  const settings = { MCP_SERVER_URL: url, MCP_API_KEY: "old", MCP_STACK: "fast" as const };
  const documents = createRemoteDocuments(toolServerOf(settings));
  const context = { caller: LOCAL_CALLER, signal: new AbortController().signal };
  expect(await documents.list(context)).toEqual([]);
  settings.MCP_API_KEY = "new";
  expect(await documents.list(context)).toEqual([]);
  expect(keys).toEqual(["old", "new"]);
});
