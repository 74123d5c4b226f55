import { expect, it } from "vitest";
import { benchArguments, benchRequest } from "./bench-arguments.ts";

const argumentsOf = (body: object, files: object = {}): readonly string[] =>
  benchArguments(benchRequest.parse(body), { reportFile: undefined, claimsFile: undefined, ...files });

it.each([
  ["quick", ["--quick"], ["--quick", "--out", "/srv/reports"]],
  ["full", [], ["--out", "/srv/reports"]],
  [
    "claims-quick",
    ["claims", "--quick", "--lang", "en"],
    ["claims", "--quick", "--lang", "en", "--out", "/srv/claims"],
  ],
  ["claims", ["claims", "--lang", "en"], ["claims", "--lang", "en", "--out", "/srv/claims"]],
])("writes the report of a %s run next to the one that the page shows", (kind, byItself, configured) => {
  expect(argumentsOf({ kind })).toEqual(byItself);
  const files = { reportFile: "/srv/reports/report.json", claimsFile: "/srv/claims/report.json" };
  expect(argumentsOf({ kind }, files)).toEqual(configured);
});

it("prints the summary of the claims in the page's language", () => {
  expect(argumentsOf({ kind: "claims", language: "ko" })).toEqual(["claims", "--lang", "ko"]);
});

it("measures a tool of a server in the file, and one not declared read-only only if allowed", () => {
  const body = { kind: "mcp", server: "site", tool: "read", arguments: { path: "a b" } };
  const asked = ["mcp", "--mcp-config", "mcp.json", "--server", "site", "--tool", "read", "--args", '{"path":"a b"}'];
  expect(argumentsOf(body, { mcpConfigFile: "mcp.json" })).toEqual([...asked, "--quick", "--lang", "en"]);
  const files = { mcpConfigFile: "mcp.json", reportFile: "/r/report.json" };
  expect(argumentsOf({ ...body, allowWrites: true, language: "ko" }, files)).toEqual([
    ...[...asked, "--quick", "--lang", "ko"],
    ...["--allow-writes", "--out", "/r/mcp"],
  ]);
  expect(() => argumentsOf(body)).toThrow("MCP_CONFIG_FILE is not set");
});
