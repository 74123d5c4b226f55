import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createHttpToolClient } from "@twinhost/client";
import {
  createDataDirectory,
  describeIfInstalled,
  freePort,
  PYTHON,
  processesOf,
  type ServerProcess,
  startHttpHost,
} from "@twinhost/testing";
import { OpenAPIClientAxios } from "openapi-client-axios";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeMcpConfig } from "./write-mcp-config.ts";

const SCRIPT = join(import.meta.dirname, "fixtures/weather_server.py");
const SEOUL = { place: { name: "Seoul", height: 30 } };
const REPORT = { place: "Seoul", temperature: 19.8 };

describeIfInstalled(PYTHON, "a FastMCP (Python) server behind the HTTP host", () => {
  /** Marks the processes of the server over stdio. */
  const weatherData = createDataDirectory();
  let host: ServerProcess;
  let overHttp: ChildProcess;
  beforeAll(async () => {
    const port = await freePort();
    overHttp = spawn(PYTHON.files[0], [SCRIPT, String(port)], { stdio: "ignore" });
    host = await startHttpHost({
      MCP_CONFIG_FILE: writeMcpConfig({
        weather: { command: PYTHON.files[0], args: [SCRIPT], env: { DATA_DIR: weatherData.path } },
        remote: { url: `http://127.0.0.1:${port}/mcp` },
      }),
    });
    const areListed = async () => expect((await names()).filter((name) => name.endsWith("__forecast"))).toHaveLength(2);
    await vi.waitFor(areListed, { timeout: 60_000 });
  });
  afterAll(async () => {
    const exited = once(overHttp, "exit");
    overHttp.kill("SIGKILL");
    await Promise.all([host.stop(), exited]);
    weatherData.remove();
  });

  const names = async (): Promise<string[]> =>
    JSON.parse(await (await fetch(`${host.url}/tools`)).text()).tools.map(({ name }: { name: string }) => name);
  const run = async (tool: string, args: object = {}) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${host.url}/run/${tool}`, { method: "POST", headers, body: JSON.stringify(args) });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  test("200 tools, which come in three pages, over both of its transports", async () => {
    const all = await names();
    for (const prefix of ["weather__", "remote__"])
      expect(all.filter((name) => name.startsWith(prefix)).length, prefix).toBe(200);
    expect(await run("weather__station_196")).toEqual({ status: 200, body: { result: 196 } });
  });

  test.each(["weather", "remote"])("%s is called over REST and MCP, in both revisions", async (server) => {
    expect(await run(`${server}__forecast`, SEOUL)).toEqual({ status: 200, body: REPORT });
    for (const revision of ["2026-07-28", "2025-11-25"] as const) {
      const client = createHttpToolClient({ url: host.url, revision });
      afterAll(() => client.close());
      expect(await client.callTool(`${server}__forecast`, SEOUL)).toEqual({ ok: true, output: REPORT });
      expect(await client.callTool(`${server}__refuse`, {})).toMatchObject({
        ok: false,
        error: { code: "refused_input", message: expect.stringContaining("there is no such place") },
      });
    }
  });

  test("a client that openapi-client-axios generates calls it, and reads its failures", async () => {
    const api = new OpenAPIClientAxios({ definition: `${host.url}/openapi.json`, withServer: { url: host.url } });
    const client = await api.init();
    expect((await client.run_weather__forecast?.(undefined, SEOUL))?.data).toEqual(REPORT);
    expect((await client.run_remote__station_3?.(undefined, {}))?.data).toEqual({ result: 3 });
    await expect(client.run_weather__refuse?.(undefined, {})).rejects.toMatchObject({
      response: { status: 422, data: { code: "refused_input" } },
    });
  });

  test("a tool that comes later is told to clients, and stands in the list and the OpenAPI document", async () => {
    let changes = 0;
    const client = createHttpToolClient({
      url: host.url,
      onToolsChanged: () => {
        changes++;
      },
    });
    afterAll(() => client.close());
    await client.listTools();
    expect((await run("weather__learn")).status).toBe(200);
    await expect.poll(names).toContain("weather__oracle");
    await expect.poll(() => changes).toBeGreaterThan(0);
    expect(await (await fetch(`${host.url}/openapi.json`)).text()).toContain("/run/weather__oracle");
    expect(await run("weather__oracle")).toMatchObject({ status: 200 });
  });

  test("killed under load its calls fail with a code, or are made again, and it comes back by itself", async () => {
    let isOver = false;
    const outcomes = new Set<string>();
    const call = async (tool: string, args: object) => {
      while (!isOver) {
        const { status, body } = await run(tool, args);
        outcomes.add(status === 200 ? "ok" : `${status} ${body.code}`);
      }
    };
    const load = Promise.all([
      ...Array.from({ length: 4 }, () => call("weather__survey", {})),
      ...Array.from({ length: 4 }, () => call("weather__forecast", SEOUL)),
    ]);
    try {
      await expect.poll(() => outcomes.has("ok")).toBe(true);
      const [running] = processesOf(weatherData.path);
      process.kill(running?.pid ?? 0, "SIGKILL");
      await expect.poll(() => outcomes.has("503 engine_unavailable")).toBe(true);
      expect([...outcomes].toSorted()).toEqual(["503 engine_unavailable", "ok"]);
      await expect.poll(async () => (await run("weather__survey")).status).toBe(200);
      expect(await names()).toContain("weather__station_1");
    } finally {
      isOver = true;
      await load;
    }
  });
});
