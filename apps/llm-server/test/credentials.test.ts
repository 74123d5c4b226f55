import { openKeyStore } from "@twinhost/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLlmApp } from "./support/llm-app.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const DATA_DIR = temporaryFolder();
const store = openKeyStore(DATA_DIR);
afterAll(() => store.close());
const create = (tools: string[]): string =>
  store.create({ owner: "test", tools, role: "caller", ratePerMinute: null, expiresAt: null }).key;

let url: string;
const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const QUERY = { query: "What is 6*7?" };
const COMPLETION = { model: "builtin", messages: [{ role: "user", content: "What is 6*7?" }] };

describe("the LLM server with keys", () => {
  let all: string;
  let searchOnly: string;
  beforeAll(async () => {
    all = create(["*"]);
    searchOnly = create(["search_*"]);
    ({ url } = await startLlmApp({ DATA_DIR }, store));
  });

  it.each([
    ["none", {}, 401],
    ["a wrong X-API-Key", { "x-api-key": "wrong" }, 403],
    ["a wrong Bearer", { authorization: "Bearer wrong" }, 401],
  ])("answers %s on /query as the tool server does", async (_what, headers, status) => {
    const answer = await post("/query", QUERY, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
  });

  it.each([{}, { "x-api-key": "wrong" }, { authorization: "Bearer wrong" }])(
    "answers %j on /v1 with 401 invalid_api_key",
    async (headers) => {
      const answer = await post("/v1/chat/completions", COMPLETION, headers as Record<string, string>);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
      expect(await answer.json()).toMatchObject({ error: { code: "invalid_api_key", type: "authentication_error" } });
    },
  );

  it("accepts a valid key in either header, and serves health to anyone", async () => {
    expect((await post("/query", QUERY, { "x-api-key": all })).status).toBe(200);
    expect((await post("/v1/chat/completions", COMPLETION, { authorization: `Bearer ${all}` })).status).toBe(200);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it("offers and runs only the tools that the key allows", async () => {
    const calls = async (key: string) =>
      ((await (await post("/query", QUERY, { "x-api-key": key })).json()) as { tool_calls: { tool: string }[] })
        .tool_calls;
    expect(await calls(all)).toMatchObject([{ tool: "calculate", result: { value: 42 } }]);
    expect((await calls(searchOnly)).filter((call) => call.tool === "calculate" && "result" in call)).toEqual([]);
  });
});
