import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  builtHttpHost,
  createDataDirectory,
  describeIfInstalled,
  startHttpHost,
  startLlmServer,
  startServerProcess,
} from "@twinhost/testing";
import { request } from "undici";
import { expect, it, onTestFinished } from "vitest";
import { openCustomResources } from "../../src/chart/custom-resources.ts";
import {
  helm,
  misspelt,
  notesOf,
  ofKind,
  type Probe,
  podsOf,
  type Resource,
  refusalOf,
  resourcesOf,
  VALUES_FILES,
  valuesOf,
} from "../../src/chart/render.ts";
import { CHART, CRD_FILES, HELM, VALIDATOR } from "../../src/chart/tools.ts";

const CHART_TOOLS = {
  needs: "Helm, kubernetes-validate and CRDs from pnpm test:chart",
  files: [HELM, VALIDATOR, ...CRD_FILES],
  isOptional: true,
};

const folder = (): string => {
  const { path, remove } = createDataDirectory();
  onTestFinished(remove);
  return path;
};

const isCustom = ({ apiVersion }: Resource): boolean => /gateway\.networking|monitoring\.coreos/.test(apiVersion);

/** Runs kubernetes-validate on Kubernetes' own resources; it has no schemas of other APIs. */
const validate = (resources: readonly Resource[]): { status: number | null; output: string } => {
  const own = resources.filter((resource) => !isCustom(resource));
  const file = join(folder(), "manifests.yaml");
  writeFileSync(file, own.map((resource) => `---\n${JSON.stringify(resource)}\n`).join(""));
  const { status, stdout, stderr } = spawnSync(VALIDATOR, ["--strict", file], { encoding: "utf8" });
  return { status, output: stdout + stderr };
};

const HARDENED = {
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [
    {
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      },
      readinessProbe: { httpGet: { path: "/ready" } },
      resources: { requests: { cpu: expect.any(String) }, limits: { memory: expect.any(String) } },
    },
  ],
};

const component = ({ metadata }: Resource): string => metadata.labels["app.kubernetes.io/component"] ?? "";

/** What a pod's server answers with 200 as long as it runs. */
const livePath = (pod: Resource): string => (component(pod) === "tool-server" ? "/" : "/health");

/** Sends a request as Kubernetes does, or with another host and a key. */
const statusOf = async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> => {
  const { statusCode, body } = await request(url, { headers: { host: "localhost", ...headers } });
  await body.dump();
  return statusCode;
};

describeIfInstalled(CHART_TOOLS, "the Helm chart", () => {
  it.each(VALUES_FILES)("passes helm lint with %s", (name) => {
    expect(helm("lint", "--strict", "-f", valuesOf(name), CHART)).toContain("0 chart(s) failed");
  });

  it.each(VALUES_FILES)("renders valid Kubernetes resources with %s", (name) => {
    expect(validate(resourcesOf(name))).toMatchObject({ status: 0 });
  });

  it("detects what Kubernetes would reject", () => {
    const [deployment] = podsOf(resourcesOf("http.yaml"));
    expect(validate([misspelt(deployment)]).status).not.toBe(0);
  });

  it("renders valid resources of the Gateway API and the Prometheus operator", () => {
    const refusal = openCustomResources();
    const custom = ["gateway.yaml", "large.yaml"].flatMap((name) => resourcesOf(name)).filter(isCustom);
    expect(new Set(custom.map(({ kind }) => kind))).toEqual(new Set(["HTTPRoute", "ServiceMonitor", "PrometheusRule"]));
    expect(custom.map(refusal)).toEqual(custom.map(() => undefined));
    for (const resource of custom) expect(refusal(misspelt(resource))).toContain("additional properties");
    expect(refusal({ ...custom[0], kind: "TCPRoute" } as Resource)).toContain("no schema of TCPRoute");
  });

  it.each(VALUES_FILES)("has unprivileged pods with probes and time to shut down, in %s", (name) => {
    const resources = resourcesOf(name);
    const pods = podsOf(resources);
    expect(pods.length).toBeGreaterThan(0);
    for (const pod of pods) {
      const { metadata, spec } = pod;
      expect(spec?.template.spec).toMatchObject(HARDENED);
      const live = { httpGet: { path: livePath(pod) } };
      expect(spec?.template.spec.containers[0]).toMatchObject({ startupProbe: live, livenessProbe: live });
      const settings = resources.find(({ kind, metadata: { name } }) => kind === "ConfigMap" && name === metadata.name);
      const { SHUTDOWN_DELAY_MS, SHUTDOWN_DEADLINE_MS } = settings?.data ?? {};
      const seconds = (Number(SHUTDOWN_DELAY_MS) + Number(SHUTDOWN_DEADLINE_MS)) / 1000;
      expect(spec?.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(seconds + 4);
    }
  });

  it.each(["stdio.yaml", "in-process.yaml"])("consists of one pod without a tool server in %s", (name) => {
    const pods = podsOf(resourcesOf(name));
    expect(pods.map(({ metadata, spec }) => [metadata.name, spec?.replicas])).toEqual([
      ["demo-twinhost-llm-server", 1],
    ]);
  });

  it("lets only the LLM server and listed clients connect to the tool server", () => {
    const policies = ofKind(resourcesOf("http.yaml"), "NetworkPolicy");
    expect(policies).toMatchObject([
      { spec: { ingress: [{ ports: [{ port: "http" }] }], egress: [{}, { ports: [{ port: 3000 }] }] } },
      {
        spec: {
          ingress: [{ from: [{ podSelector: { matchLabels: { "app.kubernetes.io/component": "llm-server" } } }] }],
        },
      },
    ]);
    expect(policies.map(({ spec }) => JSON.stringify(spec).includes("namespaceSelector"))).toEqual([false, false]);
  });

  it("routes streams through a Gateway without timeouts, and through an Ingress without buffering", () => {
    expect(ofKind(resourcesOf("gateway.yaml"), "HTTPRoute")).toMatchObject([
      {
        spec: {
          hostnames: ["llm.example.com"],
          rules: [{ timeouts: { request: "0s" }, backendRefs: [{ port: 8000 }] }],
        },
      },
    ]);
    const unbuffered = { "nginx.ingress.kubernetes.io/proxy-buffering": "off" };
    expect(ofKind(resourcesOf("large.yaml"), "Ingress")).toMatchObject(
      ["llm.example.com", "tools.example.com"].map((host) => ({
        metadata: { annotations: unbuffered },
        spec: { rules: [{ host }], tls: [{ secretName: "example-com", hosts: [host] }] },
      })),
    );
  });

  it("warns of replicas behind a Gateway, which cannot keep sessions of MCP 2025-11-25 on one of them", () => {
    const warning = "tool-server: up to 3 replicas behind a Gateway";
    expect(notesOf("-f", valuesOf("gateway.yaml"), "--set", "toolServer.host=tools.example.com")).toContain(warning);
    expect(notesOf("-f", valuesOf("gateway.yaml"))).not.toContain("behind a Gateway");
  });

  it("replaces pods when a setting changes", () => {
    const checksums = (...more: string[]) =>
      podsOf(resourcesOf("http.yaml", ...more)).map(
        ({ spec }) => spec?.template.metadata.annotations["checksum/settings"],
      );
    const [llm, tools] = checksums();
    expect(checksums()).toEqual([llm, tools]);
    expect(checksums("--set", "toolServer.settings.LOG_LEVEL=debug")).toEqual([
      llm,
      expect.not.stringContaining(String(tools)),
    ]);
  });

  it.each([
    ["no keys", [], "There are no API keys"],
    ["a setting that the chart sets itself", ["--set-string", "settings.PORT=1"], "PORT"],
    ["a number that is not a string", ["--set", "settings.MAX_CALL_MS=1"], "want string"],
    ["a misspelt value", ["--set", "toolServer.replica=1"], "replica"],
    ["an unknown transport", ["--set", "transport=carrier-pigeon"], "transport"],
    ["a database that no policy lets it reach", ["--set", "settings.REDIS_URL=redis://redis"], "networkPolicy.egress"],
    [
      "a model that no policy lets it reach",
      ["--set", "llmServer.settings.MODEL=openai:a"],
      "llmServer.networkPolicy.egress",
    ],
    ["an ingress without a host", ["--set", "ingress.enabled=true"], "llmServer.host"],
    [
      "a proxy that no policy lets it reach",
      ["--set", "settings.HTTPS_PROXY=http://proxy:3128"],
      "networkPolicy.egress",
    ],
    [
      "a further model that no policy lets it reach",
      ["--set", "llmServer.settings.MODELS=openai:a"],
      "MODELS is openai:a",
    ],
    ["models that it may not download", ["--set", "toolServer.settings.TRANSLATOR=bergamot"], "download no models"],
    ["metrics that no policy lets it read", ["--set", "metrics.serviceMonitor.enabled=true"], "metrics.from"],
    [
      "metrics that the tool server's policy lets only its clients read",
      ["--set", "metrics.serviceMonitor.enabled=true,toolServer.networkPolicy.from[0].podSelector.matchLabels.app=web"],
      "NetworkPolicy of the tool-server",
    ],
    [
      "metrics that the LLM server's policy lets only its clients read",
      [
        "--set",
        "transport=stdio,metrics.serviceMonitor.enabled=true",
        "--set",
        "llmServer.networkPolicy.from[0].podSelector.matchLabels.app=web",
      ],
      "NetworkPolicy of the llm-server",
    ],
    ["autoscaling on no metric", ["--set", "llmServer.autoscaling.enabled=true,llmServer.autoscaling.cpu="], "set cpu"],
    [
      "a maximum of replicas below the minimum",
      ["--set", "llmServer.autoscaling.enabled=true,llmServer.autoscaling.minReplicas=9"],
      "maxReplicas",
    ],
  ])("rejects %s, and says what to do", (title, values, text) => {
    const keys = title === "no keys" ? [] : ["--set", "secret.existingName=keys"];
    expect(refusalOf(...keys, ...values)).toContain(text);
    expect(refusalOf("--set", "secret.existingName=keys")).toBeUndefined();
  });

  it.each([
    ["tool-server", startHttpHost],
    ["llm-server", startLlmServer],
  ])("sets what the built %s needs to start, and allows probes, port-forward and Prometheus", async (name, start) => {
    const resources = resourcesOf("http.yaml");
    const has = (resource: Resource) => component(resource) === name;
    const [pod] = podsOf(resources).filter(has);
    const settings = ofKind(resources, "ConfigMap").find(has)?.data;
    const variables = pod?.spec?.template.spec.containers[0].env;
    const hosts = variables?.find((variable) => variable.name === "ALLOWED_HOSTS")?.value;
    const keysFile = join(folder(), "api-keys.json");
    const key = "k".repeat(40);
    writeFileSync(keysFile, JSON.stringify([{ key, owner: "chart", tools: ["*"], role: "metrics" }]));
    const server = await start({
      ...settings,
      HOST: "127.0.0.1",
      ALLOWED_HOSTS: hosts?.replace("$(POD_IP)", "10.1.2.3") ?? "",
      API_KEYS_FILE: keysFile,
      SHUTDOWN_DELAY_MS: "0",
    });
    onTestFinished(async () => void (await server.stop()));
    const statusAt = (path: string, host: string): Promise<number> =>
      statusOf(`http://127.0.0.1:${server.port}${path}`, { authorization: `Bearer ${key}`, host });
    expect(await statusAt("/health", "localhost")).toBe(200);
    expect(await statusAt("/ready", "127.0.0.1:8000")).toBe(200);
    expect(await statusAt("/metrics", "10.1.2.3:3000")).toBe(200);
    expect(await statusAt("/health", "10.1.2.4:3000")).toBe(403);
  });

  it("neither restarts a tool server without its search cluster nor sends it calls", async () => {
    const cluster = { SEARCH_ENGINE: "elasticsearch", ELASTICSEARCH_URL: "http://127.0.0.1:1" };
    const server = await startServerProcess(builtHttpHost(), cluster);
    onTestFinished(async () => void (await server.stop()));
    const [pod] = podsOf(resourcesOf("http.yaml")).filter((resource) => component(resource) === "tool-server");
    const probes = pod?.spec?.template.spec.containers[0];
    const status = async (probe: Probe | undefined) => statusOf(`${server.url}${probe?.httpGet.path}`);
    expect(await status(probes?.startupProbe)).toBe(200);
    expect(await status(probes?.livenessProbe)).toBe(200);
    expect(await status(probes?.readinessProbe)).toBe(503);
  });
});
