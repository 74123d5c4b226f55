import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/tools";
import { describeIfInstalled, PROMETHEUS } from "@twinhost/tools/testing/requires";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, startServer } from "../probes/running-server.ts";

const DOCKER = join(import.meta.dirname, "../../../../docker");
const CONFIG = join(DOCKER, "prometheus/prometheus.yml");
const DASHBOARDS = join(DOCKER, "grafana/dashboards");

interface Sample {
  readonly value: readonly [number, string];
}

interface PrometheusAnswer {
  readonly status: string;
  readonly error?: string;
  readonly data: { readonly result: readonly Sample[] };
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

const queries = readdirSync(DASHBOARDS).flatMap((file) => {
  const { panels } = JSON.parse(readFileSync(join(DASHBOARDS, file), "utf8")) as Dashboard;
  return panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr]));
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

/** The configuration of the compose profile, pointed at this test's server and key, and reading every second. */
const configFor = (server: RunningServer, keyFile: string): string =>
  readFileSync(CONFIG, "utf8")
    .replace("mcp-server:3000", `127.0.0.1:${server.port}`)
    .replace("/run/secrets/metrics-key", keyFile)
    .replace("scrape_interval: 15s", "scrape_interval: 1s");

describeIfInstalled(PROMETHEUS, "a real Prometheus reads the real server", () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-prometheus-"));
  const keyFile = join(folder, "metrics-key");
  const configFile = join(folder, "prometheus.yml");
  let server: RunningServer;
  let prometheus: ReturnType<typeof spawn>;
  let url: string;

  const call = async (tool: string, args: object): Promise<void> => {
    const response = await fetch(`${server.url}/run/${tool}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-API-Key": readFileSync(keyFile, "utf8") },
      body: JSON.stringify(args),
    });
    await response.text();
  };
  const query = async (expression: string): Promise<readonly Sample[]> => {
    const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const answer = (await response.json()) as PrometheusAnswer;
    if (answer.status !== "success") throw new Error(`${expression}: ${answer.error}`);
    return answer.data.result;
  };

  beforeAll(async () => {
    const DATA_DIR = join(folder, "data");
    server = await startServer({ DATA_DIR });
    const keys = openKeyStore(DATA_DIR);
    const rights = {
      owner: "prometheus",
      tools: ["*"],
      role: "metrics",
      ratePerMinute: null,
      expiresAt: null,
    } as const;
    writeFileSync(keyFile, keys.create(rights).key);
    keys.close();
    writeFileSync(configFile, configFor(server, keyFile));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    prometheus = spawn(
      "prometheus",
      [
        `--config.file=${configFile}`,
        `--storage.tsdb.path=${join(folder, "tsdb")}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: "ignore" },
    );
  });
  afterAll(async () => {
    const ended = once(prometheus, "exit");
    prometheus.kill("SIGTERM");
    await Promise.all([ended, server.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("takes the compose profile's configuration", () => {
    expect(execFileSync("promtool", ["check", "config", "--syntax-only", CONFIG], { encoding: "utf8" })).toContain(
      "SUCCESS",
    );
    expect(readFileSync(configFile, "utf8")).not.toContain("mcp-server");
  });

  it("finds metrics that keep to Prometheus's conventions", async () => {
    const response = await fetch(`${server.url}/metrics`, { headers: { "X-API-Key": readFileSync(keyFile, "utf8") } });
    const own = (await response.text()).split("\n").filter((line) => line.includes("twinhost_"));
    const problems = execFileSync("promtool", ["check", "metrics"], { input: `${own.join("\n")}\n`, encoding: "utf8" });
    expect(problems).toBe("");
  });

  it("has data for every query of the dashboard", async () => {
    expect(queries.length).toBeGreaterThan(8);
    await expect
      .poll(
        async () => {
          await call("calculate", { expression: "1 + 1" });
          await call("search_docs", { query: "transport" });
          await call("calculate", { expression: "1 +" });
          const up = await query("up").catch(() => []);
          if (up[0]?.value[1] !== "1") return ["Prometheus has not read the server yet"];
          const answers = await Promise.all(
            queries.map(async ([title, expression]) => ({
              title,
              rows: await query(expression.replaceAll("$__rate_interval", "30s")),
            })),
          );
          const isNumber = ({ value }: Sample) => Number.isFinite(Number(value[1]));
          return answers.filter(({ rows }) => !rows.some(isNumber)).map(({ title }) => title);
        },
        { timeout: 25_000 },
      )
      .toEqual([]);
  });
});
