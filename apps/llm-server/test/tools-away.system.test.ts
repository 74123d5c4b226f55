import { execFileSync } from "node:child_process";
import { isAlive, startHttpHost, startLlmServer } from "@twinhost/testing";
import { describe, expect, test } from "vitest";
import { ask, eventually, health, type QueryAnswer, type Reply } from "./support/ask.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const isServed = ({ body }: Reply<QueryAnswer>): boolean => body.tool_calls[0]?.result !== undefined;

/** Keeps asking until told to stop; every answer must be valid or coded. */
const load = (server: { url: string }, width: number) => {
  let running = true;
  const replies: Reply<QueryAnswer>[] = [];
  const workers = Array.from({ length: width }, async (_, worker) => {
    while (running) replies.push(await ask(server, `${worker} plus ${replies.length}`));
  });
  return async (): Promise<Reply<QueryAnswer>[]> => {
    running = false;
    await Promise.all(workers);
    return replies;
  };
};

const CODES = new Set(["engine_unavailable", "deadline"]);

const expectServedOrCoded = (replies: readonly Reply<QueryAnswer>[]): void => {
  for (const { status, body } of replies) {
    expect(status).toBe(200);
    const [call] = body.tool_calls;
    if (call?.error) expect(CODES).toContain(call.error.code);
    else expect(body.answer).toMatch(/ is \d+\.$/);
  }
};

/** Process ids of a server's tool processes, without what supervises them. */
const childrenOf = (pid: number | undefined): number[] =>
  execFileSync("ps", ["-eo", "pid=,ppid=,stat=,args="], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 })
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, state]) => parent === String(pid) && !state?.startsWith("Z"))
    .filter((row) => row.some((argument) => argument.includes("stdio-server")))
    .map(([child]) => Number(child));

describe.each(["http", "rest"])("the tool server is unavailable (%s)", (transport) => {
  test("questions without a tool are answered, the others say so, and it recovers by itself", async () => {
    const DATA_DIR = temporaryFolder();
    const first = await startHttpHost({ DATA_DIR });
    const { port } = new URL(first.url);
    await first.stop();
    const server = await startLlmServer({ DATA_DIR, TOOL_TRANSPORT: transport, MCP_SERVER_URL: first.url });

    const hello = await ask(server, "안녕하세요");
    expect(hello).toMatchObject({ status: 200, body: { tool_calls: [] } });
    expect(hello.body.answer).toContain("규칙");

    const english = await ask(server, "12 plus 30");
    expect(english.status).toBe(200);
    expect(english.body.tool_calls).toMatchObject([{ tool: "calculate", error: { code: "engine_unavailable" } }]);
    expect(english.body.answer).toContain("not available");
    const korean = await ask(server, "12 더하기 30");
    expect(korean.body.tool_calls).toMatchObject([{ tool: "calculate", error: { code: "engine_unavailable" } }]);
    expect(korean.body.answer).toContain("쓸 수 없습니다");
    expect(await health(server)).toEqual({ status: "healthy", tools: { status: "unavailable", transport } });

    await startHttpHost({ DATA_DIR, PORT: port });
    const back = await eventually(() => ask(server, "12 plus 30"), isServed);
    expect(back.body.answer).toBe("12 plus 30 is 42.");
    await eventually(
      () => health(server),
      ({ tools }) => tools.status === "healthy",
    );
  });

  test("killed while nobody asks: health says so at the next check", async () => {
    const DATA_DIR = temporaryFolder();
    const toolServer = await startHttpHost({ DATA_DIR });
    const server = await startLlmServer({ DATA_DIR, TOOL_TRANSPORT: transport, MCP_SERVER_URL: toolServer.url });
    await eventually(
      () => health(server),
      ({ tools }) => tools.status === "healthy",
    );
    await toolServer.stop("SIGKILL");
    await eventually(
      () => health(server),
      ({ tools }) => tools.status === "unavailable",
      5_000,
    );
  });

  test("kill -9 under load: the LLM server survives, errors are coded, service returns", async () => {
    const DATA_DIR = temporaryFolder();
    const toolServer = await startHttpHost({ DATA_DIR });
    const server = await startLlmServer({ DATA_DIR, TOOL_TRANSPORT: transport, MCP_SERVER_URL: toolServer.url });
    await eventually(() => ask(server, "1 plus 1"), isServed);

    const endLoad = load(server, 4);
    await toolServer.stop("SIGKILL");
    await eventually(
      () => ask(server, "1 plus 1"),
      (reply) => !isServed(reply),
    );
    await eventually(
      () => health(server),
      ({ tools }) => tools.status === "unavailable",
    );
    await startHttpHost({ DATA_DIR, PORT: new URL(toolServer.url).port });
    await eventually(() => ask(server, "1 plus 1"), isServed);
    const replies = await endLoad();

    expectServedOrCoded(replies);
    expect(replies.some(isServed)).toBe(true);
    expect(replies.some(({ body }) => body.tool_calls[0]?.error)).toBe(true);
    expect(server.process.exitCode).toBeNull();
  });
});

describe("the tool process is killed (stdio)", () => {
  test("kill -9 under load, repeatedly: the LLM server survives, errors are coded, service returns", async () => {
    const server = await startLlmServer({ TOOL_TRANSPORT: "stdio" });
    await eventually(() => ask(server, "1 plus 1"), isServed);

    const endLoad = load(server, 4);
    for (let round = 0; round < 3; round++) {
      const [child] = childrenOf(server.process.pid);
      expect(child).toBeGreaterThan(0);
      process.kill(child as number, "SIGKILL");
      await eventually(
        async () => childrenOf(server.process.pid),
        ([now]) => now !== undefined && now !== child,
      );
      await eventually(() => ask(server, "1 plus 1"), isServed);
    }
    expectServedOrCoded(await endLoad());
    expect(childrenOf(server.process.pid)).toHaveLength(1);
    expect(await health(server)).toMatchObject({ tools: { status: "healthy" } });
  });

  test("a stopped tool process of a pool: every question is answered in time, and the pool recovers", async () => {
    const server = await startLlmServer({ TOOL_TRANSPORT: "stdio", STDIO_POOL: "3" });
    await eventually(() => ask(server, "1 plus 1"), isServed);
    await eventually(
      async () => childrenOf(server.process.pid),
      ({ length }) => length === 3,
    );
    const [victim] = childrenOf(server.process.pid);
    process.kill(victim as number, "SIGSTOP");
    const endLoad = load(server, 8);
    await eventually(
      async () => childrenOf(server.process.pid),
      (children) => !children.includes(victim as number) && children.length === 3,
    );
    const replies = await endLoad();
    expectServedOrCoded(replies);
    expect(isServed(await ask(server, "1 plus 1"))).toBe(true);
  });

  test("SIGTERM ends the server and its tool process", async () => {
    const server = await startLlmServer({ TOOL_TRANSPORT: "stdio" });
    await eventually(() => ask(server, "1 plus 1"), isServed);
    const [child] = childrenOf(server.process.pid);
    expect(child).toBeGreaterThan(0);
    expect(await server.stop()).toBe(0);
    await eventually(
      async () => isAlive(child as number),
      (alive) => !alive,
    );
  });

  test("a command that does not exist: every call fails with a code, nothing crashes", async () => {
    const server = await startLlmServer({
      TOOL_TRANSPORT: "stdio",
      STDIO_COMMAND: "'/nowhere/no such tool host' --flag",
    });
    expect((await ask(server, "hello")).body.tool_calls).toEqual([]);
    const { body } = await ask(server, "1 plus 1");
    expect(body.tool_calls).toMatchObject([{ error: { code: "engine_unavailable" } }]);
    expect(await health(server)).toMatchObject({ status: "healthy", tools: { status: "unavailable" } });
  });
});
