import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory, runCli, startHttpHost, startLlmServer } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";

const OTHERS = 0o077;

/** Paths in a folder that other accounts can access, including the folder itself. */
const openToOthers = (folder: string): string[] =>
  ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })].filter(
    (name) => (statSync(join(folder, name)).mode & OTHERS) !== 0,
  );

it.skipIf(process.platform === "win32")(
  "no other account can read what both servers and the command line store",
  async () => {
    const outer = createDataDirectory();
    onTestFinished(outer.remove);
    // On the first start, this folder does not exist.
    const DATA_DIR = join(outer.path, "data");
    const created = await runCli("keys", DATA_DIR, "create", "--owner", "Ann", "--tools", "*", "--role", "admin");
    const key = created.stdout.trim();
    const toolServer = await startHttpHost({ DATA_DIR });
    const llmServer = await startLlmServer({
      DATA_DIR,
      TOOL_TRANSPORT: "http",
      MCP_SERVER_URL: toolServer.url,
      MCP_API_KEY: key,
    });
    const post = async (url: string, body: object): Promise<number> => {
      const headers = { "content-type": "application/json", "x-api-key": key };
      const { status } = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
      return status;
    };
    const content = Buffer.from("# Ferries").toString("base64");
    expect(await post(`${toolServer.url}/admin/documents`, { name: "ferries.md", content })).toBe(200);
    expect(await post(`${llmServer.url}/query`, { query: "2 + 2" })).toBe(200);
    const stored = readdirSync(DATA_DIR);
    expect(stored).toEqual(expect.arrayContaining(["documents", "keys.sqlite", "search.sqlite"]));
    expect(openToOthers(DATA_DIR)).toEqual([]);
    await Promise.all([llmServer.stop(), toolServer.stop()]);
    expect(openToOthers(DATA_DIR)).toEqual([]);
  },
);
