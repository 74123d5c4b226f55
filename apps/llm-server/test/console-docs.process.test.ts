import { openKeyStore } from "@twinhost/policy";
import { startHttpHost, startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const GUIDE = "docs://en/security.md";

it.each(["http", "rest", "stdio", "in-process", "auto"])("reads an indexed document over %s", async (transport) => {
  const DATA_DIR = temporaryFolder();
  const toolServer = await startHttpHost({ DATA_DIR });
  const server = await startLlmServer({ DATA_DIR, MCP_SERVER_URL: toolServer.url });
  const read = async (uri: string) => {
    const response = await fetch(`${server.url}/console/docs?${new URLSearchParams({ uri, transport })}`);
    return { status: response.status, body: await response.json() };
  };
  expect(await read(GUIDE)).toEqual({
    status: 200,
    body: { uri: GUIDE, mimeType: "text/markdown", text: expect.stringMatching(/^# Security/) },
  });
  expect(await read("docs://en/nothing.md")).toMatchObject({ status: 404, body: { code: "bad_request" } });
  expect(await read("docs://../../etc/passwd")).toMatchObject({ status: 404 });
  expect(await read("file:///etc/passwd")).toMatchObject({ status: 422, body: { code: "invalid_arguments" } });
});

it("serves documents to callers that may search them, and says when the tool server is unavailable", async () => {
  const DATA_DIR = temporaryFolder();
  const store = openKeyStore(DATA_DIR);
  const rights = { owner: "test", ratePerMinute: null, expiresAt: null, role: "caller" } as const;
  const [calculates, searches] = ["calculate", "search_docs"].map(
    (tool) => store.create({ ...rights, tools: [tool] }).key,
  );
  const server = await startLlmServer({ DATA_DIR, MCP_SERVER_URL: "http://127.0.0.1:9" });
  const status = async (transport: string, key: string | undefined): Promise<number> => {
    const headers = { authorization: `Bearer ${key}` };
    return (await fetch(`${server.url}/console/docs?uri=${GUIDE}&transport=${transport}`, { headers })).status;
  };
  expect(await status("stdio", calculates)).toBe(403);
  expect(await status("stdio", searches)).toBe(200);
  expect(await status("http", searches)).toBe(503);
  store.close();
});

it("names the tools whose example questions can be answered", async () => {
  const DATA_DIR = temporaryFolder();
  // Nothing listens on port 9.
  const noEngine = { TRANSLATOR: "libretranslate", LIBRETRANSLATE_URL: "http://127.0.0.1:9" };
  const toolServer = await startHttpHost({ DATA_DIR, ...noEngine });
  const server = await startLlmServer({ DATA_DIR, MCP_SERVER_URL: toolServer.url, ...noEngine });
  const examples = async (transport: string) =>
    (await fetch(`${server.url}/console/examples?transport=${transport}`)).json();
  for (const transport of ["http", "rest", "stdio", "in-process"])
    expect(await examples(transport), transport).toEqual({ tools: ["calculate", "search_docs"] });
  await toolServer.stop();
  await expect.poll(() => examples("http"), { interval: 1_000 }).toEqual({ tools: [] });
});
