import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createHttpToolClient, type ProtocolRevision } from "@twinhost/client";
import { startHttpHost } from "@twinhost/testing";
import { describe, expect, it, onTestFinished } from "vitest";

const KEY = "k".repeat(40);

const start = async () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-rights-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "keys.json");
  const allow = (...tools: string[]): void => writeFileSync(file, JSON.stringify([{ owner: "team", key: KEY, tools }]));
  allow("calculate");
  const server = await startHttpHost({ API_KEYS_FILE: file, DATA_DIR: folder });
  onTestFinished(async () => {
    await server.stop();
  });
  return { server, allow };
};

const IN_TIME = { timeout: 10_000 };

describe.each(["2026-07-28", "2025-11-25"] satisfies ProtocolRevision[])(
  "a key whose allowed tools change, revision %s",
  (revision) => {
    it("notifies its subscribers that the tool list changed", async () => {
      const { server, allow } = await start();
      const isLegacy = revision === "2025-11-25";
      const client = new Client(
        { name: "test", version: "1" },
        { versionNegotiation: { mode: isLegacy ? "legacy" : { pin: revision } } },
      );
      onTestFinished(() => client.close());
      let heard = 0;
      client.setNotificationHandler("notifications/tools/list_changed", () => {
        heard++;
      });
      const requestInit = { headers: { "x-api-key": KEY } };
      await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", server.url), { requestInit }));
      if (!isLegacy) await client.listen({ toolsListChanged: true });
      const names = async (of: { listTools(): Promise<{ tools: { name: string }[] }> }) =>
        (await of.listTools()).tools.map(({ name }) => name);
      expect(await names(client)).toEqual(["calculate"]);

      allow("calculate", "search_doc*");
      server.process.kill("SIGHUP");
      await expect.poll(() => heard, IN_TIME).toBeGreaterThan(0);
      if (!isLegacy) {
        expect(await names(client)).toEqual(["search_docs", "calculate"]);
        return;
      }
      // The session had the rights it began with, so it has ended; the next one gets the new rights.
      await expect(client.listTools(undefined, { cacheMode: "refresh" })).rejects.toMatchObject({ status: 404 });
    });

    it("lets the tool client find the new tools by itself", async () => {
      const { server, allow } = await start();
      const client = createHttpToolClient({ url: server.url, apiKey: KEY, revision });
      onTestFinished(() => client.close());
      const names = async () => (await client.listTools().catch(() => [])).map(({ name }) => name);
      expect(await names()).toEqual(["calculate"]);
      allow("calculate", "search_doc*");
      server.process.kill("SIGHUP");
      await expect.poll(names, IN_TIME).toEqual(["search_docs", "calculate"]);
    });
  },
);
