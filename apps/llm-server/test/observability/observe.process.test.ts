import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "@twinhost/core";
import { openKeyStore } from "@twinhost/policy";
import { logLines, type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { ask, eventually } from "../support/ask.ts";
import { metric } from "../support/metric.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const IN_PROCESS = { TOOL_TRANSPORT: "in-process" };
const NOWHERE = "http://127.0.0.1:9";

const start = (settings: Record<string, string> = {}): Promise<ServerProcess> => startLlmServer({ ...settings });

/** One server for the tests that count nothing. */
let shared: Promise<ServerProcess> | undefined;
const startShared = (): Promise<ServerProcess> => {
  shared ??= start(IN_PROCESS);
  return shared;
};

const post = (server: ServerProcess, path: string, body: object, key?: string): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(body),
  });

const completion = (content: string) => ({ model: "builtin", messages: [{ role: "user", content }] });

const usage = async (server: ServerProcess, query: string, key?: string): Promise<Record<string, unknown>[]> => {
  const response = await fetch(`${server.url}/usage?${query}`, key ? { headers: { "x-api-key": key } } : {});
  expect(response.status).toBe(200);
  return ((await response.json()) as { usage: Record<string, unknown>[] }).usage;
};

const createKeys = <Name extends string>(
  dataDirectory: string,
  rights: Record<Name, { role: Role; ratePerMinute?: number }>,
): Record<Name, string> => {
  const store = openKeyStore(dataDirectory);
  const keys = Object.entries<{ role: Role; ratePerMinute?: number }>(rights).map(
    ([owner, { role, ratePerMinute }]) => [
      owner,
      store.create({ owner, tools: ["*"], role, ratePerMinute: ratePerMinute ?? null, expiresAt: null }).key,
    ],
  );
  store.close();
  return Object.fromEntries(keys);
};

describe("/ready", () => {
  it("names the model, the tools over the transport, and the engines of tools in this process", async () => {
    const server = await startShared();
    const ready = async () => (await fetch(`${server.url}/ready`)).json() as Promise<{ engines: object }>;
    await ask(server, "What is 6*7?");
    expect(await eventually(ready, ({ engines }) => !JSON.stringify(engines).includes("starting"))).toEqual({
      status: "ready",
      engines: expect.objectContaining({ model: "ready", tools: "ready", search: "ready", calculator: "ready" }),
      engine_descriptions: expect.objectContaining({ search: "sqlite" }),
    });
  });

  it("stays ready without tools, and says so", async () => {
    const server = await start({ TOOL_TRANSPORT: "http", MCP_SERVER_URL: NOWHERE });
    const response = await fetch(`${server.url}/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "ready",
      engines: { model: "ready", tools: "unavailable" },
      engine_descriptions: {},
    });
    expect(await metric(server, 'twinhost_llm_tools_reachable{transport="http"}')).toBe(0);
  });

  it("is 503 when the model's server is unavailable, and the failed answer is counted under its code", async () => {
    const server = await start({ ...IN_PROCESS, MODEL: "openai-compatible:m", MODEL_BASE_URL: `${NOWHERE}/v1` });
    const response = await fetch(`${server.url}/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: "not_ready", engines: { model: "unavailable" } });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    expect((await post(server, "/query", { query: "Hello" })).status).toBe(503);
    const labels = 'model="openai-compatible:m",transport="in-process",outcome="engine_unavailable"';
    expect(await metric(server, `twinhost_llm_answers_total{${labels}}`)).toBe(1);
  });
});

describe("/metrics", () => {
  it("counts answers, streamed ones too, tokens and tool calls by model, transport and outcome", async () => {
    const server = await start(IN_PROCESS);
    await ask(server, "What is 6*7?");
    await post(server, "/v1/chat/completions", completion("Calculate 1/0"));
    const labels = 'model="builtin",transport="in-process"';
    expect(await metric(server, `twinhost_llm_answers_total{${labels},outcome="ok"}`)).toBe(2);
    expect(await metric(server, `twinhost_llm_answer_duration_seconds_count{${labels}}`)).toBe(2);
    expect(await metric(server, 'twinhost_llm_model_duration_seconds_count{model="builtin"}')).toBe(2);
    for (const direction of ["input", "output"])
      expect(
        await metric(server, `twinhost_llm_tokens_total{model="builtin",direction="${direction}"}`),
      ).toBeGreaterThan(0);
    for (const outcome of ["ok", "refused_input"]) {
      const call = `tool="calculate",transport="in-process",outcome="${outcome}"`;
      expect(await metric(server, `twinhost_llm_tool_calls_total{${call}}`)).toBe(1);
    }
    expect(await metric(server, "twinhost_llm_answers_in_flight")).toBe(0);
    expect(await metric(server, 'twinhost_llm_tools_reachable{transport="in-process"}')).toBe(1);
    expect(await metric(server, 'twinhost_http_requests_total{method="POST",route="/query",status="200"}')).toBe(1);
    expect(await metric(server, "nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);

    const tokens = 'twinhost_llm_tokens_total{model="builtin",direction="output"}';
    const before = (await metric(server, tokens)) ?? 0;
    const streamed = await fetch(`${server.url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream" },
      body: JSON.stringify({ query: "What is 6*7?" }),
    });
    expect(await streamed.text()).toContain("42");
    expect(await metric(server, `twinhost_llm_answers_total{${labels},outcome="ok"}`)).toBe(3);
    expect(await metric(server, tokens)).toBeGreaterThan(before);
  });

  it("does not exist with METRICS=off, nor does /usage with USAGE=off", async () => {
    const server = await start({ ...IN_PROCESS, METRICS: "off", USAGE: "off" });
    expect((await ask(server, "What is 6*7?")).status).toBe(200);
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${server.url}/usage`)).status).toBe(404);
  });
});

describe("/usage", () => {
  it("counts by model, tool and caller, shows callers their own, and survives a restart", async () => {
    const DATA_DIR = temporaryFolder();
    const keys = createKeys(DATA_DIR, { kim: { role: "caller" }, lee: { role: "caller" }, ops: { role: "metrics" } });
    const first = await start({ ...IN_PROCESS, DATA_DIR });
    await post(first, "/query", { query: "What is 6*7?" }, keys.kim);
    await post(first, "/v1/chat/completions", completion("What is 6*7?"), keys.lee);
    await post(first, "/v1/chat/completions", completion("Hello"), keys.lee);
    expect(await first.stop()).toBe(0);

    const server = await start({ ...IN_PROCESS, DATA_DIR });
    expect((await fetch(`${server.url}/usage`)).status).toBe(401);
    expect((await fetch(`${server.url}/metrics`, { headers: { "x-api-key": keys.kim } })).status).toBe(403);
    expect((await fetch(`${server.url}/metrics`, { headers: { "x-api-key": keys.ops } })).status).toBe(200);

    const [byModel] = await usage(server, "by=model", keys.ops);
    expect(byModel).toMatchObject({ name: "builtin", calls: 3, errors: 0 });
    for (const figure of ["p50Ms", "p95Ms", "inputTokens", "outputTokens"])
      expect(byModel?.[figure]).toBeGreaterThan(0);
    expect(await usage(server, "by=tool", keys.ops)).toMatchObject([{ name: "calculate", calls: 2, errors: 0 }]);
    const byCaller = await usage(server, "by=caller&period=hour", keys.ops);
    expect(byCaller.map(({ calls }) => calls).sort()).toEqual([1, 2]);
    // Tools in this process know who asked.
    const toolCallers = logLines(first).filter(({ msg }) => msg === "tool call");
    expect(toolCallers.map(({ caller }) => caller).sort()).toEqual(byCaller.map(({ name }) => name).sort());

    const own = await usage(server, "by=caller", keys.kim);
    expect(own).toMatchObject([{ calls: 1 }]);
    expect(await usage(server, "", keys.kim)).toMatchObject([{ name: "builtin", calls: 1 }]);
    const others = `${server.url}/usage?caller=${byCaller.find(({ calls }) => calls === 2)?.name}`;
    expect((await fetch(others, { headers: { "x-api-key": keys.kim } })).status).toBe(403);

    const csv = await fetch(`${server.url}/usage?by=model`, {
      headers: { "x-api-key": keys.ops, accept: "text/csv" },
    });
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect((await csv.text()).split("\r\n")[0]).toBe(
      "period,name,calls,errors,errorsByCode,p50Ms,p95Ms,inputTokens,outputTokens",
    );
  });

  it("is a page for browsers", async () => {
    const server = await startShared();
    const response = await fetch(`${server.url}/usage`, { headers: { accept: "text/html,*/*;q=0.8" } });
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("<noscript>");
    expect(await (await fetch(`${server.url}/usage`)).json()).toMatchObject({ groups: ["model", "tool", "caller"] });
  });

  it("does not mix with what a tool process on the same data folder counts", async () => {
    const server = await start({ TOOL_TRANSPORT: "stdio" });
    await ask(server, "What is 6*7?");
    await ask(server, "What is 6*7?");
    expect(await usage(server, "by=tool")).toMatchObject([{ name: "calculate", calls: 2 }]);
    expect(await usage(server, "by=caller")).toMatchObject([{ name: "local", calls: 2 }]);
  });
});

describe("the log", () => {
  it("has the request, the answer and an in-process call under one id, and nothing of what was said", async () => {
    const server = await startShared();
    const response = await post(server, "/query", { query: "What is 12345 + 54321?" });
    const requestId = response.headers.get("x-request-id");
    await expect
      .poll(() => logLines(server).filter((line) => line.requestId === requestId))
      .toMatchObject([
        { msg: "tool call", tool: "calculate", outcome: "ok", transport: "in-process" },
        { msg: "answer", caller: "local", model: "builtin", outcome: "ok", tools: [{ tool: "calculate" }] },
        { msg: "request", method: "POST", path: "/query", status: 200 },
      ]);
    expect(server.log()).not.toMatch(/12345|66666/);
  });
});

describe("limits", () => {
  it("hold each key to its own rate, on both routes, with Retry-After", async () => {
    const DATA_DIR = temporaryFolder();
    const keys = createKeys(DATA_DIR, { slow: { role: "caller", ratePerMinute: 2 }, free: { role: "caller" } });
    const server = await start({ ...IN_PROCESS, DATA_DIR });
    expect((await post(server, "/query", { query: "What is 6*7?" }, keys.slow)).status).toBe(200);
    expect((await post(server, "/v1/chat/completions", completion("What is 6*7?"), keys.slow)).status).toBe(200);

    const refused = await post(server, "/query", { query: "Hello" }, keys.slow);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "rate_limited", retryable: true });
    const refusedAsOpenAi = await post(server, "/v1/chat/completions", completion("Hello"), keys.slow);
    expect(refusedAsOpenAi.status).toBe(429);
    expect(Number(refusedAsOpenAi.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refusedAsOpenAi.json()).toMatchObject({ error: { type: "rate_limit_error" } });

    expect((await post(server, "/query", { query: "Hello" }, keys.free)).status).toBe(200);
  });

  it("bound a caller's concurrent answers, and free the slot of one that left", async () => {
    const toolServer = await startHttpHost();
    toolServer.process.kill("SIGSTOP");
    const server = await start({
      TOOL_TRANSPORT: "rest",
      MCP_SERVER_URL: toolServer.url,
      MAX_CONCURRENT_CALLS: "1",
    });
    const leaving = new AbortController();
    const waiting = fetch(`${server.url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "What is 6*7?" }),
      signal: leaving.signal,
    });
    await eventually(
      async () => metric(server, "twinhost_llm_answers_in_flight"),
      (inFlight) => inFlight === 1,
    );
    expect((await post(server, "/query", { query: "Hello" })).status).toBe(429);
    leaving.abort();
    await expect(waiting).rejects.toThrow();
    await expect.poll(async () => (await post(server, "/query", { query: "Hello" })).status).toBe(200);
    const left = 'model="builtin",transport="rest",outcome="cancelled"';
    await expect.poll(() => metric(server, `twinhost_llm_answers_total{${left}}`)).toBe(1);
    toolServer.process.kill("SIGCONT");
  });
});

describe("SIGHUP", () => {
  it("applies log level and limits of SETTINGS_FILE, imports keys, and names what needs a restart", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "settings.env");
    const keysFile = join(folder, "keys.json");
    const key = "k".repeat(40);
    writeFileSync(file, "LOG_LEVEL=info\n");
    writeFileSync(keysFile, "[]");
    const server = await start({ ...IN_PROCESS, SETTINGS_FILE: file, LOG_LEVEL: "", API_KEYS_FILE: keysFile });
    const statusWith = async (key?: string) => (await post(server, "/query", { query: "Hello" }, key)).status;
    expect(await statusWith()).toBe(200);

    writeFileSync(file, "LOG_LEVEL=debug\nRATE_LIMIT=1/min\nMODEL_API_KEY=changed\n");
    writeFileSync(keysFile, JSON.stringify([{ owner: "team", key, tools: ["*"] }]));
    server.process.kill("SIGHUP");
    await expect.poll(() => statusWith()).toBe(401);
    const messages = () => logLines(server).map(({ msg, setting }) => [msg, setting].join(" ").trim());
    await expect
      .poll(messages)
      .toEqual(
        expect.arrayContaining([
          "setting reloaded LOG_LEVEL",
          "setting reloaded RATE_LIMIT",
          "this setting changed; it takes effect with the next start MODEL_API_KEY",
        ]),
      );
    expect([await statusWith(key), await statusWith(key)]).toEqual([200, 429]);
  });
});

describe("an uncaught error", () => {
  it("is logged, counted, and ends the process", async () => {
    const DATA_DIR = temporaryFolder();
    // A fault injected from outside: the server offers none.
    const injection = `data:text/javascript,process.on("SIGUSR2",()=>{Promise.reject(new Error('injected'))})`;
    const broken = await start({ ...IN_PROCESS, DATA_DIR, NODE_OPTIONS: `--import=${encodeURI(injection)}` });
    broken.process.kill("SIGUSR2");
    await expect.poll(() => broken.process.exitCode).toBe(1);
    await expect
      .poll(() => logLines(broken).find(({ msg }) => msg === "uncaught error: the process ends"))
      .toMatchObject({ kind: "unhandledRejection", err: { message: "injected" } });

    const server = await start({ ...IN_PROCESS, DATA_DIR });
    expect(await metric(server, 'twinhost_uncaught_errors_total{kind="unhandledRejection"}')).toBe(1);
  });
});
