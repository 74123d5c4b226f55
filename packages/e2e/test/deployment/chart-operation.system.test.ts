import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory, describeIfInstalled, WORKSPACE } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";
import { ofKind, podsOf, type Resource, resourcesOf } from "../../src/chart/render.ts";
import { HELM } from "../../src/chart/tools.ts";

const component = ({ metadata }: Resource): string => metadata.labels["app.kubernetes.io/component"] ?? "";

/** Both servers' settings, by component. */
const settingsOf = (...values: Parameters<typeof resourcesOf>) =>
  Object.fromEntries(
    ofKind(resourcesOf(...values), "ConfigMap").map((settings) => [component(settings), settings.data ?? {}]),
  );

/** The default given in README.md. */
const defaultOf = (setting: string): number => {
  const readme = readFileSync(join(WORKSPACE, "README.md"), "utf8");
  return Number(new RegExp(`^\\| \`${setting}\` .*?\\| (\\d+) \\|`, "m").exec(readme)?.[1]);
};

const CHART_TOOLS = {
  needs: "Helm from pnpm test:chart, and Debian package prometheus",
  files: [HELM],
  commands: ["promtool"],
  isOptional: true,
};

describeIfInstalled(CHART_TOOLS, "pods of the chart", () => {
  it("give answers in flight as much time as an answer may take", () => {
    const deadline = settingsOf("http.yaml")["llm-server"]?.SHUTDOWN_DEADLINE_MS;
    expect(Number(deadline)).toBeGreaterThanOrEqual(defaultOf("ANSWER_TIMEOUT_MS"));
  });

  it("limit the memory of stdio tool processes, lest Kubernetes kill the LLM server, unless set otherwise", () => {
    expect(settingsOf("stdio.yaml")["llm-server"]).toMatchObject({ STDIO_MEMORY_LIMIT_MB: "320" });
    expect(settingsOf("http.yaml")["tool-server"]).not.toHaveProperty("STDIO_MEMORY_LIMIT_MB");
    const set = settingsOf("stdio.yaml", "--set-string", "llmServer.settings.STDIO_MEMORY_LIMIT_MB=500");
    expect(set["llm-server"]).toMatchObject({ STDIO_MEMORY_LIMIT_MB: "500" });
    for (const { spec } of podsOf(resourcesOf("stdio.yaml"))) {
      expect(spec?.template.spec.containers[0]).toMatchObject({ resources: { limits: { memory: "1Gi" } } });
    }
  });

  it.each([
    ["http.yaml", "pod-template-hash"],
    ["stdio.yaml", "controller-revision-hash"],
  ])("are spread over nodes and zones, ignoring pods that an update replaces, in %s", (name, hash) => {
    const spread = (topologyKey: string) => ({ topologyKey, matchLabelKeys: [hash] });
    for (const { spec } of podsOf(resourcesOf(name))) {
      expect(spec?.template.spec).toMatchObject({
        topologySpreadConstraints: [spread("kubernetes.io/hostname"), spread("topology.kubernetes.io/zone")],
      });
    }
  });

  it("cannot fill their node's disk", () => {
    for (const { spec } of podsOf(resourcesOf("http.yaml"))) {
      const folders = spec?.template.spec.volumes.filter((volume) => "emptyDir" in volume);
      expect(folders).toMatchObject(
        ["data", "tmp"].map((folder) => ({ name: folder, emptyDir: { sizeLimit: expect.any(String) } })),
      );
    }
  });

  it("get calls only while ready, or optionally while healthy", () => {
    const pathsOf = (...more: string[]) =>
      podsOf(resourcesOf("http.yaml", ...more)).map(({ spec }) => spec?.template.spec.containers[0]);
    const probe = (path: string) => ({ readinessProbe: { httpGet: { path } } });
    expect(pathsOf()).toMatchObject([probe("/ready"), probe("/ready")]);
    expect(pathsOf("--set", "toolServer.readinessPath=/health")).toMatchObject([probe("/ready"), probe("/health")]);
  });

  it("scale by CPU and calls in flight, if enabled", () => {
    expect(ofKind(resourcesOf("http.yaml"), "HorizontalPodAutoscaler")).toEqual([]);
    const calls = (name: string, value: string) => ({
      type: "Pods",
      pods: { metric: { name }, target: { type: "AverageValue", averageValue: value } },
    });
    // An absolute value, whatever the pods request.
    const cpu = { type: "Resource", resource: { name: "cpu", target: { type: "AverageValue", averageValue: "700m" } } };
    const large = resourcesOf("large.yaml");
    expect(ofKind(large, "HorizontalPodAutoscaler")).toMatchObject([
      { spec: { metrics: [calls("twinhost_llm_answers_in_flight", "16")] } },
      { spec: { metrics: [cpu, calls("twinhost_tool_calls_in_flight", "32")] } },
    ]);
    expect(podsOf(large).map(({ spec }) => spec?.replicas)).toEqual([undefined, undefined]);
  });

  it("keep MCP 2025-11-25 sessions behind an ingress too, without binding the LLM server's callers", () => {
    const byKey = { "nginx.ingress.kubernetes.io/upstream-hash-by": "$http_x_api_key$http_authorization" };
    const [llm, tools] = ofKind(resourcesOf("large.yaml"), "Ingress");
    expect(tools).toMatchObject({ metadata: { annotations: byKey } });
    expect(llm).not.toMatchObject({ metadata: { annotations: byKey } });
    const [, withMore] = ofKind(resourcesOf("large.yaml", "--set", "toolServer.ingressAnnotations.a=b"), "Ingress");
    expect(withMore).toMatchObject({ metadata: { annotations: { ...byKey, a: "b" } } });
    const without = "toolServer.ingressAnnotations.nginx\\.ingress\\.kubernetes\\.io/upstream-hash-by=null";
    const [, unbound] = ofKind(resourcesOf("large.yaml", "--set", without), "Ingress");
    expect(unbound).not.toMatchObject({ metadata: { annotations: byKey } });
  });

  it("have the alert rules of docker/prometheus, and alerts for missing or restarting pods", () => {
    const [rules] = ofKind(resourcesOf("large.yaml"), "PrometheusRule");
    const alertsOf = (server: string) => {
      const pods = `namespace="tools", service="demo-twinhost-${server}"`;
      return [
        { alert: "TwinhostAbsent", expr: `absent(up{${pods}})` },
        { alert: "TwinhostRestarts", expr: `changes(process_start_time_seconds{${pods}}[15m]) > 2` },
      ];
    };
    expect(rules).toMatchObject({
      spec: {
        groups: [
          { name: "twinhost", rules: expect.arrayContaining([expect.objectContaining({ alert: "TwinhostDown" })]) },
          { name: "demo-twinhost", rules: ["llm-server", "tool-server"].flatMap(alertsOf) },
        ],
      },
    });
  });

  it("have alert rules that Prometheus accepts", () => {
    const [rules] = ofKind(resourcesOf("large.yaml"), "PrometheusRule");
    const { path, remove } = createDataDirectory();
    onTestFinished(remove);
    const file = join(path, "rules.yml");
    writeFileSync(file, JSON.stringify(rules?.spec));
    expect(execFileSync("promtool", ["check", "rules", file], { encoding: "utf8" })).toContain("SUCCESS");
  });
});
