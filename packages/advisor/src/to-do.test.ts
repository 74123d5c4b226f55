import { expect, it } from "vitest";
import { type AdviceCase, adviceCase } from "./case.ts";
import { referenceConstants } from "./constants/reference.ts";
import type { Answer } from "./decide.ts";
import { toDoOf as toDoOfInputs } from "./to-do.ts";

const toDoOf = (given: AdviceCase, answer: Answer) =>
  toDoOfInputs({ given, k: (id) => referenceConstants[id].value }, answer);
const HTTP = { transport: "http", llmServers: "http", otherCallers: null } as const;
const STDIO = { transport: "stdio", llmServers: "stdio", otherCallers: null } as const;

const given = adviceCase.parse({ operations: "containers", otherCallers: ["outsiders"] });

it("in containers, creates keys in the tool server's container, after the secrets", () => {
  const { startFrom, commands } = toDoOf(given, { transport: "http", llmServers: "http", otherCallers: "http" });
  expect(startFrom).toBe("docker/compose.yaml");
  expect(commands).toEqual([
    "npx -y pnpm@12 exec node docker/make-secrets.ts",
    expect.stringMatching(
      /^docker compose -f docker\/compose\.yaml run --rm --no-deps mcp-server keys create --owner partner/,
    ),
    "docker compose -f docker/compose.yaml up --build",
  ]);
});

it("in containers, starts tools over stdio from the single-container file, which needs secrets too", () => {
  const alone = adviceCase.parse({ operations: "containers" });
  const { startFrom, commands } = toDoOf(alone, STDIO);
  expect(startFrom).toBe("docker/compose.stdio.yaml");
  expect(commands).toEqual([
    "npx -y pnpm@12 exec node docker/make-secrets.ts",
    "docker compose -f docker/compose.stdio.yaml up --build",
  ]);
});

it("lets LLM servers on the same machine call the tool server by its loopback address", () => {
  const services = adviceCase.parse({ otherCallers: ["own-services"] });
  const { settings } = toDoOf(services, { ...HTTP, otherCallers: "http" });
  const settingOf = (wanted: string) => settings.find(({ name }) => name === wanted)?.value;
  const called = new URL(settingOf("MCP_SERVER_URL") ?? "http://127.0.0.1:3000").hostname;
  expect(settingOf("ALLOWED_HOSTS")?.split(",")).toContain(called);
});

it("in containers, leaves the address and key of a tool server beside the LLM server to the compose file", () => {
  const services = adviceCase.parse({ operations: "containers", otherCallers: ["own-services"] });
  const { settings } = toDoOf(services, { ...HTTP, otherCallers: "http" });
  expect(settings.map(({ name }) => name)).toEqual(["TOOL_TRANSPORT", "ALLOWED_HOSTS"]);
  const remote = toDoOf({ ...services, roundTripMs: 5 }, { ...HTTP, otherCallers: "http" });
  expect(remote.settings).toContainEqual({
    program: "llm-server",
    name: "MCP_SERVER_URL",
    value: "http://tools.example.com:3000",
  });
});

it("starts no container for a desktop assistant", () => {
  const desktop = adviceCase.parse({ operations: "containers", runsOn: "desktop" });
  expect(toDoOf(desktop, STDIO)).toMatchObject({ startFrom: null, commands: [expect.stringMatching(/ pack$/)] });
  const { startFrom, commands } = toDoOf(desktop, HTTP);
  expect(startFrom).toBe("docker/compose.yaml");
  expect(commands.at(-1)).toBe("docker compose -f docker/compose.yaml up --build mcp-server");
});

it.each(["one-machine", "containers"] as const)("prepares what a desktop client's entry needs: %s", (operations) => {
  const beside = adviceCase.parse({ operations, llmServers: 10, otherCallers: ["desktop-clients"] });
  const overHttp = toDoOf(beside, { ...HTTP, otherCallers: "http" });
  expect(overHttp.mcpServers).toMatchObject({ twinhost: { headers: { "X-API-Key": expect.any(String) } } });
  expect(overHttp.commands.join("\n")).toContain("keys create --owner desktop");
  const mixed = toDoOf(beside, { transport: "mix", llmServers: "http", otherCallers: "stdio" });
  expect(mixed.mcpServers).toMatchObject({ twinhost: { command: "npx" } });
  expect(mixed.commands.filter((command) => command.endsWith(" pack"))).toHaveLength(1);
  expect(mixed.commands.join("\n")).not.toContain("--owner desktop");
});
