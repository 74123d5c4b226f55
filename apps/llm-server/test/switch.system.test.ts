import { execFileSync } from "node:child_process";
import { openKeyStore } from "@twinhost/policy";
import { type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { afterAll, describe, expect, test } from "vitest";
import { ask, eventually, health, type QueryAnswer, type Reply } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const put = async (server: { url: string }, body: unknown, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}/admin/transport`, {
    method: "PUT",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

interface Chat {
  readonly reply: Reply<QueryAnswer>;
  /** What the answer must say. */
  readonly sum: number;
}

/** Keeps asking for sums, each a different one, until told to stop. */
const chatAllTheTime = (server: { url: string }, width: number) => {
  let isRunning = true;
  const chats: Chat[] = [];
  const workers = Array.from({ length: width }, async (_, worker) => {
    for (let turn = 0; isRunning; turn++) {
      const [left, right] = [worker * 1_000 + turn, turn + 7];
      chats.push({ reply: await ask(server, `${left} plus ${right}`), sum: left + right });
    }
  });
  return {
    count: () => chats.length,
    end: async (): Promise<readonly Chat[]> => {
      isRunning = false;
      await Promise.all(workers);
      return chats;
    },
  };
};

const expectAllRight = (chats: readonly Chat[]): void => {
  for (const { reply, sum } of chats) {
    expect(reply.status).toBe(200);
    expect(reply.body.tool_calls).toMatchObject([{ tool: "calculate", result: { value: sum } }]);
    expect(reply.body.answer).toMatch(new RegExp(` is ${sum}\\.$`));
  }
};

const childrenOf = ({ pid }: ServerProcess): number => {
  try {
    return execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" })
      .trim()
      .split("\n").length;
  } catch {
    return 0;
  }
};

describe("PUT /admin/transport", () => {
  test("twenty switches under 32 chats: no call lost, no answer wrong, and the old connection closes", async () => {
    const DATA_DIR = temporaryFolder();
    const toolServer = await startHttpHost({ DATA_DIR });
    const server = await startLlmServer({ DATA_DIR, TOOL_TRANSPORT: "http", MCP_SERVER_URL: toolServer.url });
    const chats = chatAllTheTime(server, 32);
    const transports = ["stdio", "http", "auto", "rest", "in-process"] as const;
    for (let turn = 0; turn < 20; turn++) {
      const transport = transports[turn % transports.length];
      const before = chats.count();
      expect(await put(server, { transport })).toEqual({ status: 200, body: { transport, configured: "http" } });
      await expect.poll(chats.count, { timeout: 20_000 }).toBeGreaterThan(before + 64);
    }
    expect(await put(server, { transport: "http" })).toMatchObject({ status: 200 });
    const all = await chats.end();
    expectAllRight(all);
    const used = new Set(all.map(({ reply }) => reply.body.tool_calls[0]?.transport));
    expect(used).toEqual(new Set(["http", "stdio", "rest", "in-process"]));
    expect(await health(server)).toMatchObject({ tools: { status: "healthy", transport: "http" } });
    await eventually(
      async () => childrenOf(server),
      (count) => count === 0,
    );
    // A question that requests the old transport opens it again.
    const { body } = await ask(server, "2 plus 40", { transport: "stdio" });
    expect(body.tool_calls).toMatchObject([{ transport: "stdio", result: { value: 42 } }]);
    expect(childrenOf(server)).toBeGreaterThan(0);
  }, 180_000);

  test("refuses other roles, invalid transports and other methods", async () => {
    const DATA_DIR = temporaryFolder();
    const store = openKeyStore(DATA_DIR);
    afterAll(() => store.close());
    const key = (role: "caller" | "metrics" | "admin") => ({
      "x-api-key": store.create({ owner: "test", tools: ["*"], role, ratePerMinute: null, expiresAt: null }).key,
    });
    const admin = key("admin");
    const server = await startLlmApp({ DATA_DIR }, store);
    const read = (headers: Record<string, string>) => fetch(`${server.url}/admin/transport`, { headers });

    expect((await put(server, { transport: "stdio" })).status).toBe(401);
    for (const role of ["caller", "metrics"] as const) {
      const other = key(role);
      expect(await put(server, { transport: "stdio" }, other)).toMatchObject({
        status: 403,
        body: { code: "forbidden" },
      });
      expect((await read(other)).status).toBe(403);
    }
    for (const wrong of [{ transport: "pigeon" }, {}, [], 3])
      expect(await put(server, wrong, admin)).toMatchObject({ status: 422, body: { code: "invalid_arguments" } });
    expect(await (await read(admin)).json()).toEqual({ transport: "in-process", configured: "in-process" });
    expect((await put(server, { transport: "auto" }, admin)).status).toBe(200);
    expect(await (await read(admin)).json()).toEqual({ transport: "auto", configured: "in-process" });
    const removed = await fetch(`${server.url}/admin/transport`, { method: "DELETE", headers: admin });
    expect([removed.status, removed.headers.get("allow")]).toEqual([405, "GET, HEAD, PUT"]);
  });
});

describe("auto", () => {
  test("uses http, stdio while the tool server is down, then http again; no chat fails", async () => {
    const DATA_DIR = temporaryFolder();
    const toolServer = await startHttpHost({ DATA_DIR });
    const server = await startLlmServer({ DATA_DIR, TOOL_TRANSPORT: "auto", MCP_SERVER_URL: toolServer.url });
    const transportInUse = async () => (await ask(server, "1 plus 1")).body.tool_calls[0]?.transport;
    expect(await transportInUse()).toBe("http");
    expect(await health(server)).toEqual({
      status: "healthy",
      tools: { status: "healthy", transport: "auto", in_use: "http" },
    });

    const chats = chatAllTheTime(server, 8);
    await toolServer.stop("SIGKILL");
    await eventually(transportInUse, (transport) => transport === "stdio");
    expect(await health(server)).toMatchObject({ tools: { status: "healthy", in_use: "stdio" } });
    const answered = chats.count();
    await expect.poll(chats.count).toBeGreaterThan(answered + 50);
    await startHttpHost({ DATA_DIR, PORT: new URL(toolServer.url).port });
    await eventually(transportInUse, (transport) => transport === "http");
    const all = await chats.end();
    expectAllRight(all);
    expect(new Set(all.map(({ reply }) => reply.body.transport))).toEqual(new Set(["auto"]));
    expect(await health(server)).toMatchObject({ tools: { status: "healthy", in_use: "http" } });
  }, 120_000);

  test("calls go over stdio even if the tool server is stopped and never answers", async () => {
    const DATA_DIR = temporaryFolder();
    const toolServer = await startHttpHost({ DATA_DIR });
    const server = await startLlmServer({ DATA_DIR, TOOL_TRANSPORT: "http", MCP_SERVER_URL: toolServer.url });
    await ask(server, "1 plus 1");
    toolServer.process.kill("SIGSTOP");
    try {
      const { body } = await ask(server, "2 plus 40", { transport: "auto" });
      expect(body).toMatchObject({ transport: "auto", tool_calls: [{ transport: "stdio", result: { value: 42 } }] });
    } finally {
      toolServer.process.kill("SIGCONT");
    }
    await eventually(
      async () => (await ask(server, "1 plus 1")).body.tool_calls[0]?.transport,
      (transport) => transport === "http",
    );
  }, 120_000);

  test("works if http was never available", async () => {
    const server = await startLlmServer({
      TOOL_TRANSPORT: "auto",
      MCP_SERVER_URL: "http://127.0.0.1:9",
    });
    const { body } = await ask(server, "2 plus 40");
    expect(body.tool_calls).toMatchObject([{ transport: "stdio", result: { value: 42 } }]);
    expect(await health(server)).toMatchObject({ tools: { status: "healthy", transport: "auto", in_use: "stdio" } });
  });
});
