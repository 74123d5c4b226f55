import { builtLlmServer, hostEnvironment, runToEnd, startLlmServer, startTokenIssuer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

const RESOURCE = "http://127.0.0.1:8000/";

it("answers questions with the tools that a token's scopes allow, and asks others for a token", async () => {
  const issuer = await startTokenIssuer(["maths", "everything"]);
  const server = await startLlmServer({
    TOOL_TRANSPORT: "in-process",
    OAUTH_ISSUER: issuer.url,
    OAUTH_AUDIENCE: RESOURCE,
    OAUTH_SCOPES: "maths=calculate,everything=*",
  });
  const ask = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/query`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
  const bearer = async (scope: string) => ({
    authorization: `Bearer ${await issuer.token({ resource: RESOURCE, scope })}`,
  });

  const refused = await ask("What is 6*7?");
  expect(refused.status).toBe(401);
  expect(refused.headers.get("www-authenticate")).toContain("/.well-known/oauth-protected-resource");
  expect((await fetch(`${server.url}/v1/models`, { headers: { authorization: "Bearer a.b.c" } })).status).toBe(401);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);

  const answer = (await (await ask("What is 6*7?", await bearer("maths"))).json()) as { tool_calls: unknown[] };
  expect(answer.tool_calls).toMatchObject([{ tool: "calculate", result: { value: 42 } }]);
  const question = "Which transport is right for several LLM servers?";
  const without = (await (await ask(question, await bearer("maths"))).json()) as { tool_calls: unknown[] };
  expect(without.tool_calls).toEqual([]);
  const all = (await (await ask(question, await bearer("everything"))).json()) as { tool_calls: unknown[] };
  expect(all.tool_calls).toMatchObject([{ tool: "search_docs" }]);
});

it.each([
  [{ OAUTH_ISSUER: "https://id.example.com" }, "OAUTH_ISSUER is set without OAUTH_AUDIENCE"],
  [{ OAUTH_AUDIENCE: "https://tools.example.com/mcp" }, "OAUTH_AUDIENCE is set without OAUTH_ISSUER"],
])("does not start with only one of both settings: %j", async (settings, line) => {
  const { code, stderr } = await runToEnd(builtLlmServer(), [], hostEnvironment(temporaryFolder(), settings));
  expect([code, stderr.trim().split("\n")]).toEqual([1, [expect.stringContaining(line)]]);
});
