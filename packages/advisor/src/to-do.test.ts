import { expect, it } from "vitest";
import { type AdviceCase, adviceCase } from "./case.ts";
import { referenceConstants } from "./constants/reference.ts";
import type { Answer } from "./decide.ts";
import { toDoOf as toDoOfInputs } from "./to-do.ts";

const toDoOf = (given: Partial<AdviceCase>, answer: Answer) =>
  toDoOfInputs({ given: adviceCase.parse(given), k: (id) => referenceConstants[id].value }, answer);
const HTTP = { transport: "http", llmServers: "http", otherCallers: null } as const;
const STDIO = { transport: "stdio", llmServers: "stdio", otherCallers: null } as const;
const HTTP_FOR_ALL = { ...HTTP, otherCallers: "http" } as const;
const MIXED = { transport: "mix", llmServers: "stdio", otherCallers: "http" } as const;

/** The settings of one program, by their names. */
const settingsOf = (given: Partial<AdviceCase>, answer: Answer, wanted = "tool-server"): Record<string, string> =>
  Object.fromEntries(
    toDoOf(given, answer)
      .settings.filter(({ program }) => program === wanted)
      .map(({ name, value }) => [name, value]),
  );

const OUTSIDERS = { otherCallers: ["outsiders"] } satisfies Partial<AdviceCase>;
const SERVICES = { otherCallers: ["own-services"] } satisfies Partial<AdviceCase>;
const DESKTOPS = { llmServers: 10, otherCallers: ["desktop-clients"] } satisfies Partial<AdviceCase>;
const CONTAINERS = { operations: "containers" } as const;

it("in containers, creates keys in the tool server's container, after the secrets", () => {
  const { startFrom, commands } = toDoOf({ ...CONTAINERS, ...SERVICES }, HTTP_FOR_ALL);
  expect(startFrom).toBe("docker/compose.yaml");
  expect(commands).toEqual([
    "npx -y pnpm@12 exec node docker/make-secrets.ts",
    expect.stringMatching(
      /^docker compose -f docker\/compose\.yaml run --rm --no-deps mcp-server keys create --owner own-service/,
    ),
    "docker compose -f docker/compose.yaml up --build",
  ]);
});

it("in containers, starts tools over stdio from the single-container file, which needs secrets too", () => {
  const { startFrom, commands, notes } = toDoOf(CONTAINERS, STDIO);
  expect(startFrom).toBe("docker/compose.stdio.yaml");
  expect(commands).toEqual([
    "npx -y pnpm@12 exec node docker/make-secrets.ts",
    "docker compose -f docker/compose.stdio.yaml up --build",
  ]);
  expect(notes).toEqual(["env-file", "kubernetes"]);
});

it("in containers, lets other machines in through the edge, because ports are published on their machine only", () => {
  const given = { ...CONTAINERS, ...OUTSIDERS };
  const { commands, notes } = toDoOf(given, HTTP_FOR_ALL);
  expect(commands.at(-1)).toBe("docker compose -f docker/compose.yaml --env-file docker/edge.env up --build");
  expect(settingsOf(given, HTTP_FOR_ALL, "edge")).toEqual({
    TOOLS_SITE: "tools.example.com",
    ALLOWED_HOSTS: "tools.example.com,llm.localhost",
    EDGE_ADDRESS: "0.0.0.0",
  });
  expect(settingsOf(given, HTTP_FOR_ALL)).toEqual({});
  expect(settingsOf(given, HTTP_FOR_ALL, "llm-server")).toEqual({ TOOL_TRANSPORT: "http" });
  expect(notes).toEqual(["edge", "key-each", "kubernetes"]);
});

it("in containers, balances several tool servers by the edge", () => {
  const busy = { ...CONTAINERS, llmServers: 4, toolKind: "cpu", toolMs: 50, callsPerSecond: 20 } as const;
  const { commands, notes } = toDoOf(busy, HTTP);
  expect(commands.at(-1)).toMatch(/--env-file docker\/edge\.env up --build --scale mcp-server=\d+$/);
  expect(settingsOf(busy, HTTP, "edge")).toEqual({});
  expect(notes).toEqual(["this-machine-only", "balanced-by-edge", "kubernetes"]);
});

it("in containers, warns where CPU and memory of the compose file are too little", () => {
  const index = { ...CONTAINERS, toolKind: "engine", indexMiB: 1_536 } as const;
  expect(toDoOf(index, STDIO).notes).toContain("container-limits");
  const pool = { transport: "stdio-pool", llmServers: "stdio-pool", otherCallers: null } as const;
  expect(toDoOf(CONTAINERS, pool).notes).toContain("container-limits");
});

it("in containers, leaves the address and key of a tool server beside the LLM server to the compose file", () => {
  expect(settingsOf({ ...CONTAINERS, ...SERVICES }, HTTP_FOR_ALL, "llm-server")).toEqual({ TOOL_TRANSPORT: "http" });
  const remote = { ...CONTAINERS, ...SERVICES, roundTripMs: 5 };
  expect(settingsOf(remote, HTTP_FOR_ALL, "llm-server")).toEqual({
    TOOL_TRANSPORT: "http",
    MCP_SERVER_URL: "https://tools.example.com",
    MCP_API_KEY: "KEY",
  });
  const { commands, notes } = toDoOf(remote, HTTP_FOR_ALL);
  expect(commands.join("\n")).toContain("keys create --owner llm-server");
  expect(commands.slice(-2)).toEqual([
    "docker compose -f docker/compose.yaml --env-file docker/edge.env up --build mcp-server redis edge",
    "docker compose -f docker/compose.yaml up --build --no-deps llm-server",
  ]);
  expect(notes).toEqual(["edge", "two-machines", "two-container-hosts", "key-each", "kubernetes"]);
});

it.each([
  ["own services on the same machine", SERVICES, MIXED],
  [
    "LLM servers on the same machine, while desktop clients start the tools",
    DESKTOPS,
    { ...HTTP, transport: "mix", otherCallers: "stdio" },
  ],
  ["LLM servers on the same machine, on a network that is not trusted", { llmServers: 10, untrusted: "network" }, HTTP],
] as const)("listens on its own machine alone for %s", (_, given, answer) => {
  const settings = settingsOf(given as Partial<AdviceCase>, answer);
  expect(Object.keys(settings)).not.toContain("HOST");
  expect(Object.keys(settings)).not.toContain("TLS_CERT_FILE");
  expect(toDoOf(given as Partial<AdviceCase>, answer).notes).toContain("this-machine-only");
});

it.each([
  ["partners", OUTSIDERS, MIXED],
  ["own services elsewhere", { ...SERVICES, roundTripMs: 2 }, MIXED],
  ["desktop clients that call it", DESKTOPS, HTTP_FOR_ALL],
  ["desktop assistants", { runsOn: "desktop", llmServers: 20 }, HTTP],
  ["LLM servers elsewhere", { llmServers: 10, roundTripMs: 2 }, HTTP],
] as const)("listens for other machines where the case has %s", (_, given, answer) => {
  expect(settingsOf(given as Partial<AdviceCase>, answer)).toMatchObject({ HOST: "0.0.0.0" });
  expect(toDoOf(given as Partial<AdviceCase>, answer).notes).not.toContain("this-machine-only");
});

it("says a word on TLS exactly where keys cross a network over plain http", () => {
  const services = { ...SERVICES, roundTripMs: 2 };
  expect(toDoOf(services, HTTP_FOR_ALL).notes).toContain("no-tls");
  expect(toDoOf(SERVICES, HTTP_FOR_ALL).notes).not.toContain("no-tls");
  expect(toDoOf({ ...services, ...CONTAINERS }, HTTP_FOR_ALL).notes).not.toContain("no-tls");
  expect(toDoOf({ ...services, untrusted: "network" }, HTTP_FOR_ALL).notes).not.toContain("no-tls");
  expect(settingsOf({ ...services, untrusted: "network" }, HTTP_FOR_ALL)).toHaveProperty("TLS_CERT_FILE");
  expect(settingsOf({ ...services, untrusted: "network" }, HTTP_FOR_ALL, "llm-server")).toMatchObject({
    MCP_SERVER_URL: "https://tools.example.com:3000",
  });
});

it("lets LLM servers on the same machine call the tool server by its loopback address", () => {
  const hosts = settingsOf({ ...DESKTOPS }, HTTP_FOR_ALL).ALLOWED_HOSTS?.split(",");
  const url = settingsOf({ ...DESKTOPS }, HTTP_FOR_ALL, "llm-server").MCP_SERVER_URL ?? "";
  expect(hosts).toContain(new URL(url).hostname);
});

it("puts several tool servers behind nginx, which listens for them", () => {
  const busy = { llmServers: 10, toolKind: "cpu", toolMs: 100, callsPerSecond: 5, roundTripMs: 1 } as const;
  expect(settingsOf(busy, HTTP)).toEqual({
    PORT: "3001",
    TRUST_PROXY: "loopback",
    ALLOWED_HOSTS: "tools.example.com,localhost,127.0.0.1",
  });
  expect(toDoOf(busy, HTTP).notes).toContain("load-balancer");
});

it("raises the limits that the load and the payload of the case exceed, where the tools run", () => {
  const heavy = { callsPerSecond: 300, toolMs: 1_000, payloadKiB: 2_048 } as const;
  const limits = { MAX_CONCURRENT_CALLS: "600", MAX_RESULT_BYTES: "4194304" };
  expect(settingsOf(heavy, STDIO, "llm-server")).toMatchObject(limits);
  expect(settingsOf(heavy, HTTP)).toMatchObject(limits);
  expect(settingsOf(heavy, HTTP, "llm-server")).not.toHaveProperty("MAX_CONCURRENT_CALLS");
  expect(settingsOf({}, HTTP)).toEqual({});
});

it("tells to keep tools that are not trusted apart, where containers do not", () => {
  const distrusted = { untrusted: "tools" } as const;
  expect(toDoOf(distrusted, HTTP).notes).toContain("isolate-tools");
  expect(toDoOf({ ...distrusted, ...CONTAINERS }, HTTP).notes).not.toContain("isolate-tools");
});

it("names the file with tools of another runtime where the tools run", () => {
  const other = { toolLanguage: "other" } as const;
  expect(settingsOf(other, STDIO, "llm-server")).toHaveProperty("MCP_CONFIG_FILE");
  expect(settingsOf(other, HTTP)).toHaveProperty("MCP_CONFIG_FILE");
  expect(settingsOf(other, HTTP, "llm-server")).not.toHaveProperty("MCP_CONFIG_FILE");
  expect(toDoOf({ ...other, runsOn: "desktop" }, STDIO).mcpServers).toMatchObject({
    twinhost: { args: expect.arrayContaining(["--mcp-config"]) },
  });
});

it("installs before it packs, and builds where servers run here too", () => {
  const steps = toDoOf(DESKTOPS, HTTP_FOR_ALL).commands;
  expect(steps.slice(0, 2)).toEqual([expect.stringMatching(/ build$/), expect.stringMatching(/ pack$/)]);
  expect(steps.join("\n")).not.toContain("install");
});

it("creates a key for the LLM servers only if they call the tool server", () => {
  expect(toDoOf(OUTSIDERS, HTTP_FOR_ALL).commands.join("\n")).toContain("--owner llm-server");
  expect(toDoOf(OUTSIDERS, MIXED).commands.join("\n")).not.toContain("--owner llm-server");
});

it("lets a desktop assistant's key call as often as the case says", () => {
  const { commands } = toDoOf({ runsOn: "desktop", llmServers: 20, callsPerSecond: 3 }, HTTP);
  expect(commands.join("\n")).toContain("--owner desktop --tools '*' --rate 360/min");
});

it("starts no container for a desktop assistant", () => {
  const desktop = { ...CONTAINERS, runsOn: "desktop" } as const;
  const steps = [expect.stringMatching(/ install$/), expect.stringMatching(/ pack$/)];
  expect(toDoOf(desktop, STDIO)).toMatchObject({ startFrom: null, commands: steps });
  const { startFrom, commands } = toDoOf(desktop, HTTP);
  expect(startFrom).toBe("docker/compose.yaml");
  expect(commands.at(-1)).toMatch(/ up --build mcp-server redis edge$/);
});

it.each(["one-machine", "containers"] as const)("prepares what a desktop client's entry needs: %s", (operations) => {
  const beside = { ...DESKTOPS, operations };
  const overHttp = toDoOf(beside, HTTP_FOR_ALL);
  expect(overHttp.mcpServers).toMatchObject({ twinhost: { headers: { "X-API-Key": expect.any(String) } } });
  expect(overHttp.commands.join("\n")).toContain("keys create --owner desktop");
  const mixed = toDoOf(beside, { transport: "mix", llmServers: "http", otherCallers: "stdio" });
  expect(mixed.mcpServers).toMatchObject({ twinhost: { command: "npx" } });
  expect(mixed.stdioMcpServers).toBeNull();
  expect(mixed.commands.filter((command) => command.endsWith(" pack"))).toHaveLength(1);
  expect(mixed.commands.join("\n")).not.toContain("--owner desktop");
});

it.each([
  ["beside LLM servers", DESKTOPS, HTTP_FOR_ALL],
  ["as the LLM servers", { runsOn: "desktop", llmServers: 20 }, HTTP],
] as const)("has an entry with a command for desktop clients that take no URL: %s", (_, given, answer) => {
  const { mcpServers, stdioMcpServers, commands, notes } = toDoOf(given as Partial<AdviceCase>, answer);
  expect(mcpServers).toMatchObject({ twinhost: { url: expect.stringMatching(/\/mcp$/) } });
  expect(stdioMcpServers).toMatchObject({ twinhost: { command: "npx", args: expect.arrayContaining(["stdio"]) } });
  expect(commands.filter((command) => command.endsWith(" pack"))).toHaveLength(1);
  expect(notes).toEqual(expect.arrayContaining(["two-entries", "desktop-runtime"]));
  const distrusted = toDoOf({ ...(given as Partial<AdviceCase>), untrusted: "tools" }, answer);
  expect(distrusted.stdioMcpServers).toBeNull();
});
