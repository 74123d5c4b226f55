import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHttpToolClient, createRestToolClient, type ToolClient, urlUnder } from "../src/index.ts";

const asked: { path: string; key: unknown }[] = [];
const server = createServer((request, response) => {
  asked.push({ path: request.url ?? "", key: request.headers["x-api-key"] });
  response.writeHead(404).end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const CLIENTS: readonly (readonly [string, string, (options: { url: string; apiKey: string }) => ToolClient])[] = [
  ["http", "/mcp", createHttpToolClient],
  ["rest", "/run/tool", createRestToolClient],
];

it.each(CLIENTS)(
  "%s: sends requests below the path of the server's URL, with the current key",
  async (_name, path, open) => {
    for (const [base, prefix] of [
      ["", ""],
      ["/", ""],
      ["/tools", "/tools"],
      ["/a/b/", "/a/b"],
    ] as const) {
      asked.length = 0;
      const options = { url: `${address()}${base}`, apiKey: "first" };
      const client = open(options);
      await client.callTool("tool", {});
      options.apiKey = "second";
      await client.callTool("tool", {});
      await client.close();
      expect(new Set(asked.map((request) => request.path))).toEqual(new Set([`${prefix}${path}`]));
      expect(asked[0]?.key).toBe("first");
      expect(asked.at(-1)?.key).toBe("second");
    }
  },
);

it("keeps escapes in a path", () => {
  expect(urlUnder("https://example.com/a%20b/?x=1", "/run/c%2Fd").href).toBe("https://example.com/a%20b/run/c%2Fd");
});
