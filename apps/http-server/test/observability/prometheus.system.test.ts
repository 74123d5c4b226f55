import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openKeyStore } from "@twinhost/policy";
import {
  describeIfInstalled,
  freePort,
  PROMETHEUS,
  type ServerProcess,
  startHttpHost,
  startLlmServer,
} from "@twinhost/testing";
import { request } from "undici";
import { afterAll, beforeAll, expect, it } from "vitest";

const DOCKER = join(import.meta.dirname, "../../../../docker");
const CONFIG = join(DOCKER, "prometheus/prometheus.yml");
const DASHBOARDS = join(DOCKER, "grafana/dashboards");
const ALERTS = join(DOCKER, "prometheus/alerts.yml");
const ALERTS_TEST = join(DOCKER, "prometheus/alerts.test.yml");

interface Sample {
  readonly value: readonly [number, string];
}

interface PrometheusAnswer {
  readonly status: string;
  readonly error?: string;
  readonly data: { readonly result: readonly Sample[] };
}

interface RulesAnswer {
  readonly data: {
    readonly groups: readonly { readonly rules: readonly { readonly name: string; readonly health: string }[] }[];
  };
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

const queries = readdirSync(DASHBOARDS).flatMap((file) => {
  const { panels } = JSON.parse(readFileSync(join(DASHBOARDS, file), "utf8")) as Dashboard;
  return panels.flatMap(({ title, targets }) => targets.map(({ expr }): [string, string] => [title, expr]));
});

/** The compose profile's configuration, pointed at this test's servers and key, and scraping every second. */
const configFor = (toolServer: ServerProcess, llmServer: ServerProcess, keyFile: string): string =>
  readFileSync(CONFIG, "utf8")
    .replace("mcp-server:3000", `127.0.0.1:${toolServer.port}`)
    .replace("llm-server:8000", `127.0.0.1:${llmServer.port}`)
    .replaceAll("/run/secrets/metrics-key", keyFile)
    .replaceAll("interval: 15s", "interval: 1s");

/** The host names that the compose files' servers always accept. */
const composeHosts = (): string =>
  /ALLOWED_HOSTS: (.+),\$\{/.exec(readFileSync(join(DOCKER, "base.yaml"), "utf8"))?.[1] ?? "";

describeIfInstalled(PROMETHEUS, "a real Prometheus with the real servers", () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-prometheus-"));
  const keyFile = join(folder, "metrics-key");
  const configFile = join(folder, "prometheus.yml");
  let toolServer: ServerProcess;
  let llmServer: ServerProcess;
  let prometheus: ReturnType<typeof spawn>;
  let url: string;

  const key = (): string => readFileSync(keyFile, "utf8");
  const post = async (url: string, body: object): Promise<void> => {
    const headers = { "Content-Type": "application/json", "X-API-Key": key() };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    await response.text();
  };
  const call = (tool: string, args: object): Promise<void> => post(`${toolServer.url}/run/${tool}`, args);
  const complete = (content: string): Promise<void> =>
    post(`${llmServer.url}/v1/chat/completions`, { model: "builtin", messages: [{ role: "user", content }] });
  const failToAnswer = (): Promise<void> => post(`${llmServer.url}/query`, { query: "Hello" });
  const query = async (expression: string): Promise<readonly Sample[]> => {
    const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const answer = (await response.json()) as PrometheusAnswer;
    if (answer.status !== "success") throw new Error(`${expression}: ${answer.error}`);
    return answer.data.result;
  };

  beforeAll(async () => {
    const DATA_DIR = join(folder, "data");
    mkdirSync(DATA_DIR);
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
    toolServer = await startHttpHost({ DATA_DIR, ALLOWED_HOSTS: composeHosts() });
    llmServer = await startLlmServer({
      DATA_DIR,
      ALLOWED_HOSTS: composeHosts(),
      TOOL_TRANSPORT: "http",
      MCP_SERVER_URL: toolServer.url,
      MCP_API_KEY: key(),
      // Nothing listens there: questions to the configured model fail, while the builtin one still answers.
      MODEL: "openai-compatible:away",
      MODEL_BASE_URL: "http://127.0.0.1:9/v1",
    });
    writeFileSync(configFile, configFor(toolServer, llmServer, keyFile));
    copyFileSync(ALERTS, join(folder, "alerts.yml"));
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
    await Promise.all([ended, llmServer.stop(), toolServer.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("accepts the compose profile's configuration", () => {
    expect(execFileSync("promtool", ["check", "config", "--syntax-only", CONFIG], { encoding: "utf8" })).toContain(
      "SUCCESS",
    );
    expect(readFileSync(configFile, "utf8")).not.toMatch(/mcp-server:|llm-server:\d/);
  });

  it("is accepted by the servers under the host names of the compose profile", async () => {
    const targets = [...readFileSync(CONFIG, "utf8").matchAll(/targets: \["(.+)"\]/g)].map(([, target = ""]) => target);
    expect(targets).toHaveLength(2);
    for (const [index, { url }] of [toolServer, llmServer].entries()) {
      const headers = { host: targets[index] ?? "", "x-api-key": key() };
      const { statusCode, body } = await request(`${url}/metrics`, { headers });
      await body.dump();
      expect(statusCode).toBe(200);
    }
  });

  it.each(["tool", "LLM"])("finds that the %s server's metrics follow Prometheus's conventions", async (which) => {
    const { url } = which === "tool" ? toolServer : llmServer;
    const response = await fetch(`${url}/metrics`, { headers: { "X-API-Key": key() } });
    const own = (await response.text()).split("\n").filter((line) => line.includes("twinhost_"));
    const problems = execFileSync("promtool", ["check", "metrics"], { input: `${own.join("\n")}\n`, encoding: "utf8" });
    expect(problems).toBe("");
  });

  it("has alert rules that are all tested and pass", () => {
    const promtool = (...args: string[]): string => execFileSync("promtool", args, { encoding: "utf8" });
    expect(promtool("check", "rules", ALERTS)).toContain("SUCCESS");
    expect(promtool("test", "rules", ALERTS_TEST)).toContain("SUCCESS");
    const tested = readFileSync(ALERTS_TEST, "utf8");
    const untested = [...readFileSync(ALERTS, "utf8").matchAll(/alert: (\w+)/g)].filter(
      ([, name]) => !tested.includes(`alertname="${name}"`),
    );
    expect(untested).toEqual([]);
  });

  it("evaluates alert rules that only use metrics which the servers have", async () => {
    const headers = { "X-API-Key": key() };
    const texts = await Promise.all(
      [toolServer, llmServer].map(async ({ url }) => (await fetch(`${url}/metrics`, { headers })).text()),
    );
    const known = new Set([...texts.join("\n").matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const used = [...readFileSync(ALERTS, "utf8").matchAll(/\b((?:twinhost|nodejs)_[a-z0-9_]+?)(?:_bucket)?\b/g)];
    expect(used.length).toBeGreaterThan(15);
    expect(used.map(([, name = ""]) => name).filter((name) => !known.has(name))).toEqual([]);
    const healths = async (): Promise<string[]> => {
      const answer = await fetch(`${url}/api/v1/rules`).then((response) => response.json() as Promise<RulesAnswer>);
      return answer.data.groups.flatMap(({ rules }) => rules.map(({ name, health }) => `${name}: ${health}`));
    };
    await expect.poll(async () => (await healths()).filter((rule) => rule.endsWith(": ok")).length).toBeGreaterThan(10);
    expect((await healths()).filter((rule) => !rule.endsWith(": ok"))).toEqual([]);
  });

  it("has data for every query of the dashboard", async () => {
    expect(queries.length).toBeGreaterThan(20);
    await expect
      .poll(
        async () => {
          await call("calculate", { expression: "1 + 1" });
          await call("search_docs", { query: "transport" });
          await call("calculate", { expression: "1 +" });
          await complete("What is 6*7?");
          await failToAnswer();
          const up = await query("up == 1").catch(() => []);
          if (up.length < 2) return ["Prometheus has not read both servers yet"];
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
