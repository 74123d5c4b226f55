import { expect, it } from "vitest";
import { adviceCase } from "./case.ts";
import { toDoOf } from "./to-do.ts";

const given = adviceCase.parse({ operations: "containers", otherCallers: ["outsiders"] });

it("in containers, keys are created in the tool server's container, once the secrets are there", () => {
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

it("in containers, tools over stdio start from the file with one container, which needs secrets too", () => {
  const alone = adviceCase.parse({ operations: "containers" });
  const { startFrom, commands } = toDoOf(alone, { transport: "stdio", llmServers: "stdio", otherCallers: null });
  expect(startFrom).toBe("docker/compose.stdio.yaml");
  expect(commands).toEqual([
    "npx -y pnpm@12 exec node docker/make-secrets.ts",
    "docker compose -f docker/compose.stdio.yaml up --build",
  ]);
});
