import type { Transport } from "@twinhost/client";
import { openKeyStore } from "@twinhost/policy";
import { type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually, health, type QueryAnswer } from "./support/ask.ts";
import { startOpenAiPeer, toolCall } from "./support/openai-peer.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** A model that insists on a tool, whether it was offered or not. */
const insisting = () =>
  startOpenAiPeer(({ messages }) =>
    messages.at(-1)?.role === "tool" ? { content: "Well." } : toolCall("calculate", '{"expression":"6*7"}'),
  );

let toolServer: ServerProcess;
let peer: Awaited<ReturnType<typeof insisting>>;
beforeAll(async () => {
  toolServer = await startHttpHost();
  peer = await insisting();
});

describe.each<Transport>(["http", "rest", "stdio", "in-process"])("a key's tools, over %s", (transport) => {
  let server: ServerProcess;
  let keys: Record<"all" | "searchOnly", string>;
  beforeAll(async () => {
    const DATA_DIR = temporaryFolder();
    const store = openKeyStore(DATA_DIR);
    afterAll(() => store.close());
    const create = (...tools: string[]): string =>
      store.create({ owner: "test", tools, role: "caller", ratePerMinute: null, expiresAt: null }).key;
    keys = { all: create("*"), searchOnly: create("search_doc*") };
    server = await startLlmServer({
      DATA_DIR,
      TOOL_TRANSPORT: transport,
      MCP_SERVER_URL: toolServer.url,
      MODEL: "openai-compatible:small",
      MODEL_BASE_URL: peer.url,
    });
    await eventually(
      () => health(server),
      ({ tools }) => tools.status === "healthy",
    );
  });

  const callsFor = async (key: string): Promise<QueryAnswer["tool_calls"]> => {
    const response = await fetch(`${server.url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-api-key": key },
      body: '{"query":"What is 6*7?"}',
    });
    return ((await response.json()) as QueryAnswer).tool_calls;
  };

  test("limit what is offered to a model, and what it may call", async () => {
    await eventually(
      () => callsFor(keys.all),
      ([call]) => (call?.result as { value?: number } | undefined)?.value === 42,
    );
    const asked = peer.requests.length;
    expect(await callsFor(keys.searchOnly)).toMatchObject([{ tool: "calculate", error: { code: "forbidden" } }]);
    expect(peer.requests[asked]?.tools?.map((tool) => tool.function.name)).toEqual(["search_docs"]);
  });
});
