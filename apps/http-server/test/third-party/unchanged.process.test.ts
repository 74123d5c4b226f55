import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GALLERY_RESULTS, GALLERY_TOOLS } from "./fixtures/gallery.ts";
import { serveInFront } from "./in-front.ts";

const gallery = { command: process.execPath, args: [join(import.meta.dirname, "fixtures/gallery-server.ts")] };

type Server = Awaited<ReturnType<typeof serveInFront>>;
let fast: Server;
let sdk: Server;
beforeAll(async () => {
  fast = await serveInFront({ gallery });
  sdk = await serveInFront({ gallery }, { stack: "sdk" });
});
afterAll(() => Promise.all([fast.close(), sdk.close()]));

const ask = async ({ url }: Server, method: string, name?: string): Promise<string> => {
  const response = await fetch(`${url}/mcp`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": method,
      ...(name !== undefined && { "mcp-name": name }),
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method,
      params: {
        ...(name !== undefined && { name, arguments: {} }),
        _meta: {
          "io.modelcontextprotocol/protocolVersion": "2026-07-28",
          "io.modelcontextprotocol/clientCapabilities": {},
        },
      },
    }),
  });
  return response.text();
};
const run = ({ url }: Server, tool: string) =>
  fetch(`${url}/run/${tool}`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });

describe("a third-party server's answers pass unchanged", () => {
  test("descriptions, prefixed with the server's name, and with a title where there was none", async () => {
    const text = await ask(fast, "tools/list");
    expect(await ask(sdk, "tools/list")).toBe(text);
    const titles = ["show", "Measure", "Tear"];
    expect(JSON.parse(text).result.tools).toEqual(
      GALLERY_TOOLS.map((tool, index) => ({
        description: "",
        annotations: {},
        ...tool,
        name: `gallery__${tool.name}`,
        title: titles[index],
      })),
    );
  });

  test.each(["show", "measure"] as const)("the result of %s, the same from both stacks", async (tool) => {
    const text = await ask(fast, "tools/call", `gallery__${tool}`);
    expect(await ask(sdk, "tools/call", `gallery__${tool}`)).toBe(text);
    const { resultType, _meta: meta, ...result } = JSON.parse(text).result;
    const { "io.modelcontextprotocol/serverInfo": server, ...passed } = meta;
    const { _meta: given, ...expected } = { _meta: {}, ...GALLERY_RESULTS[tool] };
    expect(result).toEqual(expected);
    expect(passed).toEqual(given);
    expect(server.name).toBe("twinhost");
  });

  test("a tool's own error, with a code added", async () => {
    const text = await ask(fast, "tools/call", "gallery__tear");
    expect(await ask(sdk, "tools/call", "gallery__tear")).toBe(text);
    expect(JSON.parse(text).result).toMatchObject({
      ...GALLERY_RESULTS.tear,
      _meta: { "twinhost/error": { code: "refused_input", retryable: false } },
    });
  });

  test("REST answers with the structured output, else the content", async () => {
    const shown = await run(fast, "gallery__show");
    expect(await shown.json()).toEqual({ content: GALLERY_RESULTS.show.content });
    expect(await (await run(fast, "gallery__measure")).json()).toEqual({ width: 1 });
    const torn = await run(fast, "gallery__tear");
    expect(torn.status).toBe(422);
    expect(await torn.json()).toMatchObject({ code: "refused_input", detail: expect.stringContaining("guard") });
    expect(fast.records.at(-3)?.bytesOut).toBe(
      Buffer.byteLength(JSON.stringify({ content: GALLERY_RESULTS.show.content })),
    );
  });

  test("the OpenAPI document has their schemas, with references that resolve", async () => {
    const document = JSON.parse(await (await fetch(`${fast.url}/openapi.json`)).text());
    const { requestBody, responses } = document.paths["/run/gallery__measure"].post;
    const { $ref } = requestBody.content["application/json"].schema.properties.picture;
    const target = $ref
      .slice(2)
      .split("/")
      .map((part: string) => decodeURIComponent(part).replaceAll("~1", "/"))
      .reduce((at: Record<string, unknown>, part: string) => at[part], document);
    expect(target).toEqual({ type: "string" });
    expect(responses[200].content["application/json"].schema.required).toEqual(["width"]);
    const content = document.paths["/run/gallery__show"].post.responses[200].content["application/json"].schema;
    expect(content).toEqual({ $ref: "#/components/schemas/ToolContent" });
  });
});
