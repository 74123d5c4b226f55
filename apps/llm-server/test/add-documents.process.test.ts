import { openKeyStore } from "@twinhost/policy";
import { startHttpHost, startLlmServer } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { ask, post } from "./support/ask.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const content = Buffer.from("# Ferries\n\nThe ferry Whiskerford leaves at noon.").toString("base64");
const ferries = { name: "ferries.md", content };

describe.each(["http", "stdio", "in-process"])("a document that is added over %s", (transport) => {
  it("is found by the next question, and read", async () => {
    // Over HTTP the documents are the tool server's.
    const toolServer = await startHttpHost({ DATA_DIR: temporaryFolder() });
    const server = await startLlmServer({
      DATA_DIR: temporaryFolder(),
      MCP_SERVER_URL: toolServer.url,
      TOOL_TRANSPORT: transport,
    });
    const { status, body } = await post<{ uri: string }>(`${server.url}/admin/documents`, ferries);
    expect(status).toBe(200);
    expect(body.uri).toMatch(/^docs:\/\/.*ferries\.md$/);
    const { body: answered } = await ask(server, "When does the ferry Whiskerford leave?");
    expect(JSON.stringify(answered.tool_calls)).toContain(body.uri);
    const read = await fetch(`${server.url}/console/docs?${new URLSearchParams({ uri: body.uri })}`);
    expect(await read.json()).toMatchObject({ text: expect.stringContaining("Whiskerford") });
  });

  it("is refused with a code when it is none", async () => {
    const toolServer = await startHttpHost({ DATA_DIR: temporaryFolder() });
    const server = await startLlmServer({
      DATA_DIR: temporaryFolder(),
      MCP_SERVER_URL: toolServer.url,
      TOOL_TRANSPORT: transport,
    });
    const add = (document: object) => post(`${server.url}/admin/documents`, document);
    expect(await add({ name: "a.exe", content })).toMatchObject({ status: 422, body: { code: "refused_input" } });
    expect(await add({ name: "../a.md", content })).toMatchObject({ status: 422, body: { code: "refused_input" } });
    expect(await add({ name: "a.pdf", content })).toMatchObject({ status: 422, body: { code: "refused_input" } });
    expect(await add({ name: "a.md", content: "%" })).toMatchObject({
      status: 422,
      body: { code: "invalid_arguments" },
    });
    const large = Buffer.alloc(2 * 1024 * 1024, "a").toString("base64");
    expect(await add({ name: "a.txt", content: large })).toMatchObject({ status: 413, body: { code: "too_large" } });
  });
});

it("only administrators add documents, here and at the tool server", async () => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  const rights = { owner: "test", ratePerMinute: null, expiresAt: null, tools: ["*"] };
  const [caller, admin] = (["caller", "admin"] as const).map((role) => store.create({ ...rights, role }).key);
  const toolServer = await startHttpHost({ DATA_DIR });
  const server = await startLlmServer({
    DATA_DIR,
    MCP_SERVER_URL: toolServer.url,
    MCP_API_KEY: caller ?? "",
    TOOL_TRANSPORT: "http",
  });
  const add = async (url: string, key: string | undefined) => {
    const response = await fetch(`${url}/admin/documents`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(ferries),
    });
    return { status: response.status, body: (await response.json()) as { detail?: string } };
  };
  expect((await add(server.url, caller)).status).toBe(403);
  expect((await add(toolServer.url, caller)).status).toBe(403);
  expect((await add(toolServer.url, admin)).status).toBe(200);
  expect(await add(server.url, admin)).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining("MCP_API_KEY") },
  });
  store.close();
});
