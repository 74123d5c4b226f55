import { describe, expect, test } from "vitest";
import { TRANSPORTS } from "./support/third-party-servers.ts";

const list = { tools: [{ name: "good", inputSchema: { type: "object" } }] };
const calls = { good: { result: { resultType: "complete", content: [{ type: "text", text: "done" }] } } };

const HELLOS: readonly [what: string, hello: Record<string, unknown>, isOdd: boolean, silentOn?: string[]][] = [
  ["no serverInfo", {}, true, ["serverInfo"]],
  ["serverInfo null", { serverInfo: null }, true],
  ["a serverInfo without a version", { serverInfo: { name: "a" } }, true],
  ["a serverInfo of other types", { serverInfo: { name: 1, version: 2, title: null } }, true],
  ["no capabilities", {}, true, ["capabilities"]],
  ["capabilities null", { capabilities: null }, true],
  ["capabilities a list", { capabilities: ["tools"] }, true],
  ["the tools capability null", { capabilities: { tools: null, prompts: null } }, true],
  ["capabilities true", { capabilities: { tools: true, logging: false } }, false],
  ["neither", {}, true, ["serverInfo", "capabilities"]],
  ["instructions and _meta null", { instructions: null, _meta: null }, false],
];

describe.each(TRANSPORTS)("a third-party server over $transport, $revision, that declares", ({ open, revision }) => {
  test.concurrent.each(HELLOS)(
    "%s",
    async (_what, hello, isOdd, silentOn = []) => {
      const { client, logged } = await open({ list, calls, hello, silentOn });
      expect((await client.listTools({ timeoutMs: 30_000 })).map(({ name }) => name)).toEqual(["good"]);
      expect(await client.callTool("good", {})).toMatchObject({ ok: true });
      const lines = logged.map(({ mcpServer, msg }) => [mcpServer, msg]);
      // In the newer revision a server need not name itself.
      const isTold = isOdd && !(revision === "2026-07-28" && silentOn.join() === "serverInfo");
      if (isTold) expect(lines).toEqual([["theirs", expect.stringMatching(/its answer to .* has no valid/)]]);
      else expect(lines.length).toBeLessThanOrEqual(1);
    },
    40_000,
  );

  test("no protocol version", async () => {
    if (revision === "2026-07-28") return;
    const { client } = await open({ list, calls, hello: { protocolVersion: null } });
    expect(await client.listTools()).toHaveLength(1);
  });
});
