import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import { logLines, type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";

const newDataDirectory = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-observe-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const start = async (environment: Record<string, string> = {}) => {
  const server = await startHttpHost(environment);
  onTestFinished(async () => {
    await server.stop();
  });
  return reach(server);
};

/** Shared by the tests that count nothing; at level trace, so that every log line is searched for secrets. */
let shared: ReturnType<typeof startHttpHost> | undefined;
afterAll(async () => (await shared)?.stop());
const startShared = async () => {
  shared ??= startHttpHost({ TRANSLATOR: "auto", LOG_LEVEL: "trace" });
  return reach(await shared);
};

const reach = (server: ServerProcess) => {
  const call = (tool: string, args: object, headers: Record<string, string> = {}, query = "") =>
    fetch(`${server.url}/run/${tool}${query}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(args),
    });
  const metric = async (line: string): Promise<number | undefined> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const found = text.split("\n").find((candidate) => candidate.startsWith(`${line} `));
    return found === undefined ? undefined : Number(found.slice(line.length + 1));
  };
  return { server, call, metric };
};

describe("/ready", () => {
  it("names every engine with its state", async () => {
    const { server } = await startShared();
    const response = await fetch(`${server.url}/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "ready",
      engines: { search: "ready", calculator: "ready", apertium: expect.stringMatching(/^(ready|not_set_up)$/) },
    });
  });

  it("is 503 when an engine named in the settings is unavailable", async () => {
    const { server } = await start({ LIBRETRANSLATE_URL: "http://127.0.0.1:9" });
    const response = await fetch(`${server.url}/ready`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: "not_ready", engines: { libretranslate: "unavailable" } });
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });
});

describe("/metrics", () => {
  it("shows a call as soon as it is answered, by tool, transport and outcome", async () => {
    const { call, metric } = await start();
    for (let n = 1; n <= 3; n++) {
      await call("calculate", { expression: "1 + 1" });
      const labels = 'tool="calculate",transport="rest",outcome="ok"';
      expect(await metric(`twinhost_tool_calls_total{${labels}}`)).toBe(n);
      expect(await metric('twinhost_tool_call_duration_seconds_count{tool="calculate",transport="rest"}')).toBe(n);
    }
    await call("calculate", { expression: "1 +" });
    await call("no_such_tool_of_mine", {});
    const refused = 'tool="calculate",transport="rest",outcome="refused_input"';
    expect(await metric(`twinhost_tool_calls_total{${refused}}`)).toBe(1);
    const unknown = 'tool="(unknown)",transport="rest",outcome="unknown_tool"';
    expect(await metric(`twinhost_tool_calls_total{${unknown}}`)).toBe(1);
    expect(await metric('twinhost_tool_calls_in_flight{transport="rest"}')).toBe(0);
    expect(await metric('twinhost_http_requests_total{method="POST",route="/run/:tool",status="200"}')).toBe(3);
    expect(await metric('twinhost_engine_ready{engine="search"}')).toBe(1);
    expect(await metric("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  });

  it("needs a key with the role metrics once there are keys", async () => {
    const DATA_DIR = newDataDirectory();
    const { server } = await start({ DATA_DIR });
    const keys = openKeyStore(DATA_DIR);
    const keyOf = (role: "caller" | "metrics") =>
      keys.create({ owner: role, tools: ["*"], role, ratePerMinute: null, expiresAt: null }).key;
    const [callerKey, metricsKey] = [keyOf("caller"), keyOf("metrics")];
    keys.close();
    const statusFor = async (headers: Record<string, string>) =>
      (await fetch(`${server.url}/metrics`, { headers })).status;
    expect(await statusFor({})).toBe(401);
    expect(await statusFor({ "X-API-Key": callerKey })).toBe(403);
    expect(await statusFor({ "X-API-Key": metricsKey })).toBe(200);
    expect(await statusFor({ Authorization: `Bearer ${metricsKey}` })).toBe(200);
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  });

  it("is not there with METRICS=off", async () => {
    const { server } = await start({ METRICS: "off" });
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  });
});

describe("the log", () => {
  it("has a line per request with the answer's id, and the call's line has the same id", async () => {
    const { server, call } = await startShared();
    const response = await call("calculate", { expression: "1 + 1" });
    const requestId = response.headers.get("x-request-id");
    await expect
      .poll(() => logLines(server).filter((line) => line.requestId === requestId))
      .toMatchObject([
        { msg: "tool call", tool: "calculate", outcome: "ok" },
        { msg: "request", method: "POST", path: "/run/calculate", status: 200 },
      ]);
  });

  it("contains no secret, wherever a client puts one", async () => {
    const { server, call } = await startShared();
    const secret = "topsecret0123456789abcdefghijklmnopqrstuvwxyz";
    const places: [Record<string, string>, string, object][] = [
      [{ "X-API-Key": secret }, "", { expression: "1" }],
      [{ Authorization: `Bearer ${secret}` }, "", { expression: "1" }],
      [{ Cookie: `key=${secret}` }, `?api_key=${secret}`, { expression: "1" }],
      [{}, "", { expression: secret }],
      [{}, "", { [secret]: secret }],
    ];
    const logged = () => logLines(server).filter(({ path }) => path === "/run/calculate");
    const before = logged().length;
    for (const [headers, query, args] of places) await call("calculate", args, headers, query);
    await expect.poll(logged).toHaveLength(before + places.length);
    expect(server.log()).not.toContain(secret);
  });
});

describe("SIGHUP", () => {
  it("applies LOG_LEVEL of SETTINGS_FILE, names what needs a restart, and survives a wrong file", async () => {
    const folder = newDataDirectory();
    const file = join(folder, "settings.env");
    const write = (text: string): void => writeFileSync(file, text);
    write("LOG_LEVEL=info\nSHUTDOWN_DELAY_MS=0\n");
    const { server } = await start({ SETTINGS_FILE: file, LOG_LEVEL: "" });
    const messages = () => logLines(server).map(({ msg, setting }) => [msg, setting].join(" ").trim());

    write("LOG_LEVEL=debug\nSHUTDOWN_DELAY_MS=5\n");
    server.process.kill("SIGHUP");
    await expect.poll(messages).toContain("setting reloaded LOG_LEVEL");
    expect(messages()).toContain("this setting changed; it takes effect with the next start SHUTDOWN_DELAY_MS");
    await fetch(`${server.url}/health`);
    await expect.poll(() => logLines(server).some(({ path }) => path === "/health")).toBe(true);

    write("LOG_LEVEL=loud\n");
    server.process.kill("SIGHUP");
    await expect.poll(messages).toContain("could not be reloaded; what was before stays");
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it("applies the limits of SETTINGS_FILE to the next call, including their removal", async () => {
    const folder = newDataDirectory();
    const file = join(folder, "settings.env");
    writeFileSync(file, "");
    const { server, call } = await start({ SETTINGS_FILE: file });
    const status = async () => (await call("calculate", { expression: "1 + 1" })).status;
    expect(await status()).toBe(200);
    for (const [settings, expected] of [
      ["TOOL_RATE_LIMITS=calculate=1/min", [200, 429]],
      ["", [200, 200]],
      ["RATE_LIMIT=1/min", [200, 429]],
      ["MAX_RESULT_BYTES=2", [413, 413]],
      ["MAX_CONCURRENT_CALLS=5", [200, 200]],
    ] as const) {
      const reloads = () => server.log().split('"msg":"setting reloaded"').length;
      const before = reloads();
      writeFileSync(file, `${settings}\n`);
      server.process.kill("SIGHUP");
      await expect.poll(reloads).toBeGreaterThan(before);
      expect([await status(), await status()]).toEqual(expected);
    }
  });

  it("reloads the keys of API_KEYS_FILE", async () => {
    const folder = newDataDirectory();
    const file = join(folder, "keys.json");
    const write = (key: string): void =>
      writeFileSync(file, JSON.stringify([{ owner: "team", key, tools: ["calculate"] }]));
    const [first, second] = ["a".repeat(40), "b".repeat(40)];
    write(first);
    const { server, call } = await start({ API_KEYS_FILE: file, DATA_DIR: newDataDirectory() });
    const statusFor = async (key: string) =>
      (await call("calculate", { expression: "1" }, { "X-API-Key": key })).status;
    expect([await statusFor(first), await statusFor(second)]).toEqual([200, 403]);
    write(second);
    server.process.kill("SIGHUP");
    await expect.poll(() => statusFor(second)).toBe(200);
    expect(await statusFor(first)).toBe(403);
  });
});

describe("an uncaught error", () => {
  it.each(["uncaughtException", "unhandledRejection"])(
    "of the kind %s is logged, counted, and ends the process",
    async (kind) => {
      const DATA_DIR = newDataDirectory();
      // The fault is injected from outside: the server has no hook for it.
      const fault =
        kind === "uncaughtException" ? "throw new Error('injected')" : "Promise.reject(new Error('injected'))";
      const injection = `data:text/javascript,process.on("SIGUSR2",()=>{setImmediate(()=>{${fault}})})`;
      const broken = await startHttpHost({ DATA_DIR, NODE_OPTIONS: `--import=${encodeURI(injection)}` });
      broken.process.kill("SIGUSR2");
      await expect.poll(() => broken.process.exitCode).toBe(1);
      const line = logLines(broken).find(({ msg }) => msg === "uncaught error: the process ends");
      expect(line).toMatchObject({ kind, err: { message: "injected" } });

      const { metric } = await start({ DATA_DIR });
      expect(await metric(`twinhost_uncaught_errors_total{kind="${kind}"}`)).toBe(1);
    },
  );
});
