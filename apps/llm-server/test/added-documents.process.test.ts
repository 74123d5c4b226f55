import { openKeyStore } from "@twinhost/policy";
import { startHttpHost, startLlmServer } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { ask, post } from "./support/ask.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const content = Buffer.from("# Ferries\n\nThe ferry Whiskerford leaves at noon.").toString("base64");
const ferries = { name: "ferries.md", content };

describe.each(["http", "stdio", "in-process"])("a document added over %s", (transport) => {
  it("is found by the next question, and can be read", async () => {
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

  it("is listed, and can be neither found nor read after its removal", async () => {
    const toolServer = await startHttpHost({ DATA_DIR: temporaryFolder() });
    const server = await startLlmServer({
      DATA_DIR: temporaryFolder(),
      MCP_SERVER_URL: toolServer.url,
      TOOL_TRANSPORT: transport,
    });
    const documents = `${server.url}/admin/documents`;
    const list = async () => (await (await fetch(documents)).json()) as { documents: object[] };
    const remove = async (name: string) =>
      (await fetch(`${documents}/${encodeURIComponent(name)}`, { method: "DELETE" })).status;
    expect(await list()).toEqual({ documents: [] });
    const { body } = await post<{ uri: string }>(documents, { name: "여객선 1.md", content });
    const bytes = Buffer.from(content, "base64").length;
    const addedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect(await list()).toEqual({
      documents: [{ name: "여객선 1.md", title: "Ferries", uri: body.uri, bytes, addedAt }],
    });
    expect(await remove("ferries.md")).toBe(404);
    expect(await remove("../search.sqlite")).toBe(404);
    expect(await remove("여객선 1.md")).toBe(204);
    expect(await list()).toEqual({ documents: [] });
    expect(await remove("여객선 1.md")).toBe(404);
    const { body: answered } = await ask(server, "When does the ferry Whiskerford leave?");
    expect(JSON.stringify(answered)).not.toContain("noon");
    const read = await fetch(`${server.url}/console/docs?${new URLSearchParams({ uri: body.uri })}`);
    expect(read.status).toBe(404);
    expect((await fetch(documents, { method: "DELETE" })).status).toBe(405);
  });

  it("is refused with a code when it is invalid", async () => {
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

it("lets only administrators add, list and remove documents, here and at the tool server; logs changes", async () => {
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
  const open = async (method: string, url: string, key: string | undefined, path = "") => {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${url}/admin/documents${path}`, { method, headers });
    return { status: response.status, text: await response.text() };
  };
  for (const { url } of [server, toolServer]) {
    expect((await open("GET", url, caller)).status).toBe(403);
    expect((await open("DELETE", url, caller, "/ferries.md")).status).toBe(403);
  }
  for (const [method, path] of [
    ["GET", ""],
    ["DELETE", "/ferries.md"],
  ] as const)
    expect(await open(method, server.url, admin, path)).toMatchObject({
      status: 503,
      text: expect.stringContaining("MCP_API_KEY"),
    });
  expect((await open("GET", toolServer.url, admin)).text).toContain('"ferries.md"');
  expect((await open("DELETE", toolServer.url, admin, "/ferries.md")).status).toBe(204);
  await toolServer.stop();
  const changes = toolServer
    .log()
    .split("\n")
    .filter((line) => line.includes("a document was changed"));
  expect(changes.map((line) => JSON.parse(line))).toMatchObject([
    { change: "added", document: expect.stringContaining("ferries.md"), caller: expect.any(String) },
    { change: "removed", document: "ferries.md", caller: expect.any(String) },
  ]);
  store.close();
});
