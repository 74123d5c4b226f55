import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describeIfInstalled, WORKSPACE } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import manifest from "../../../../package.json" with { type: "json" };
import { composeServices, PROFILES } from "../../src/containers/compose-config.ts";

const read = (path: string): string => readFileSync(join(WORKSPACE, path), "utf8");
const dockerfile = read("docker/Dockerfile");
const SERVERS = ["mcp-server", "llm-server"] as const;

/** Names of secrets, which are passed as files. */
const SECRET = /_(API_KEY|PASSWORD|SECRET|TOKEN)$/;
/** Files inside the containers, whose paths the compose files set. */
const OF_COMPOSE = ["API_KEYS_FILE", "SETTINGS_FILE"];

/** The settings in README.md's table. @param usedBy matches the programs that use them */
const settingsOf = (usedBy: RegExp): string[] =>
  read("README.md")
    .split("\n")
    .flatMap((line) => {
      const cells = /^\| (`[A-Z].*?) \| .* \| (.*?) \|$/.exec(line);
      const names = [...(cells?.[1] ?? "").matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = ""]) => name);
      return usedBy.test(cells?.[2] ?? "") ? names : [];
    })
    .filter((name) => !new RegExp(`^ENV.* ${name}=`, "m").test(dockerfile));

const SETTINGS = {
  "mcp-server": settingsOf(/^all|hosts|both servers/),
  // It also runs the tools itself, over stdio and in-process.
  "llm-server": settingsOf(/^all|hosts|both servers|LLM server/),
} as const;

describeIfInstalled({ needs: "Debian package docker-compose", commands: ["docker-compose"] }, "compose files", () => {
  const services = composeServices("compose.yaml");
  const stdio = composeServices("compose.stdio.yaml");
  const all = Object.entries({ ...services, "llm-server over stdio": stdio["llm-server"] ?? { image: "" } });

  it("start the two servers and Elasticsearch, each after its dependencies are healthy, the rest by profile", () => {
    const always = Object.entries(services).filter(([, { profiles }]) => profiles === undefined);
    expect(always.map(([name]) => name).sort()).toEqual(["elasticsearch", "llm-server", "mcp-server"]);
    expect(new Set(Object.values(services).flatMap(({ profiles = [] }) => profiles))).toEqual(new Set(PROFILES));
    const { "mcp-server": tools, "llm-server": llm } = services;
    expect(tools?.depends_on).toEqual({ elasticsearch: { condition: "service_healthy" } });
    expect(tools?.environment).toMatchObject({
      SEARCH_ENGINE: "elasticsearch",
      ELASTICSEARCH_URL: "http://elasticsearch:9200",
    });
    expect(llm?.depends_on).toEqual({ "mcp-server": { condition: "service_healthy" } });
    expect(llm?.environment).toMatchObject({ TOOL_TRANSPORT: "http", MCP_SERVER_URL: "http://mcp-server:3000" });
    expect(Object.keys(stdio)).toEqual(["llm-server"]);
    expect(stdio["llm-server"]?.environment).toMatchObject({ TOOL_TRANSPORT: "stdio", SEARCH_ENGINE: "" });
  });

  it.each(all)("%s has limits, no privileges and a health check", (name, service) => {
    expect(service).toMatchObject({
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      // Elasticsearch writes next to its configuration.
      read_only: name !== "elasticsearch",
      restart: "unless-stopped",
      mem_limit: expect.anything(),
      cpus: expect.anything(),
      pids_limit: expect.any(Number),
      logging: { options: { "max-size": expect.any(String), "max-file": expect.any(String) } },
    });
    expect(service.user ?? "").not.toMatch(/^(root|0)(:|$)/);
    const isOwnServer = service.image.startsWith("twinhost/") && name !== "edge";
    if (!isOwnServer) expect(service.healthcheck?.test.length).toBeGreaterThan(1);
  });

  it.each(all)("%s has a pinned image, and ports for this machine only", (_name, { image, ports = [] }) => {
    expect(image).toMatch(/:v?\d+\.\d+\.\d+(-[a-z]+)?$/);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it("tag our images with the workspace's version", () => {
    const own = Object.values(services).filter(({ image }) => image.startsWith("twinhost/"));
    expect(own.map(({ image }) => image.split(":")[1])).toEqual(own.map(() => manifest.version));
  });

  it.each(SERVERS)("let answers in flight of %s finish within the configured time", (name) => {
    expect(services[name]?.stop_grace_period).toBe("15s");
    const longer = composeServices("compose.yaml", { SHUTDOWN_DEADLINE_MS: "120000", STOP_GRACE_PERIOD: "130s" });
    expect(longer[name]?.stop_grace_period).toBe("130s");
  });

  it.each(SERVERS)("let %s trust a CA of one's own, as the tool server's certificate needs", (name) => {
    const { environment } = composeServices("compose.yaml", { NODE_EXTRA_CA_CERTS: "/config/ca.pem" })[name] ?? {};
    expect(environment).toMatchObject({ NODE_EXTRA_CA_CERTS: "/config/ca.pem" });
  });

  it("with edge.env, replicas have no fixed port, and the LLM server calls them through the edge", () => {
    const behindEdge = composeServices("compose.yaml", parseEnv(read("docker/edge.env")) as Record<string, string>);
    for (const name of SERVERS) expect(behindEdge[name]?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1::\d+/)]);
    expect(behindEdge["llm-server"]?.environment).toMatchObject({ MCP_SERVER_URL: "http://edge:3000" });
    expect(behindEdge["mcp-server"]?.environment?.ALLOWED_HOSTS?.split(",")).toContain("edge");
  });

  describe.each(SERVERS)("%s", (name) => {
    const passed = SETTINGS[name].filter((setting) => !SECRET.test(setting));

    it("finds the settings of README.md", () => {
      expect(passed).toEqual(expect.arrayContaining(["LOG_LEVEL", "RATE_LIMIT", "REDIS_URL", "TRANSLATOR"]));
    });

    it("gets every README.md setting that is set", () => {
      const given = Object.fromEntries(passed.map((setting) => [setting, `given-${setting}`.toLowerCase()]));
      const { environment = {} } = composeServices("compose.yaml", given)[name] ?? {};
      const missing = passed.filter(
        (setting) => !OF_COMPOSE.includes(setting) && !environment[setting]?.includes(given[setting] ?? ""),
      );
      expect(missing).toEqual([]);
      expect(OF_COMPOSE.filter((setting) => !environment[setting]?.startsWith("/run/secrets/"))).toEqual([]);
    });

    it("gets no secret in its environment, which everybody with access to the engine could read", () => {
      expect(Object.keys(services[name]?.environment ?? {}).filter((setting) => SECRET.test(setting))).toEqual([]);
    });
  });
});

it.each(["base.yaml", "compose.yaml", "compose.stdio.yaml"])("%s has no duplicate keys", (file) => {
  expect(() => parse(read(`docker/${file}`))).not.toThrow();
  expect(() => parse("a: 1\na: 2")).toThrow("unique");
});

describe("the Dockerfiles", () => {
  it("are based on this workspace's version of Node", () => {
    const bases = [...dockerfile.matchAll(/^FROM (node:\S+)/gm)].map(([, image]) => image);
    expect(bases).toEqual(bases.map(() => `node:${process.versions.node}-bookworm-slim`));
    expect(bases).toHaveLength(2);
  });

  it("run as a non-root user, and have a health check", () => {
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    for (const file of [dockerfile, read("docker/edge/Dockerfile")]) expect(file).toMatch(/^USER 1000:1000$/m);
  });
});
