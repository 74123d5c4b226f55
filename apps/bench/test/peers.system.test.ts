import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { PEERS } from "../src/peers/catalog.ts";
import { server } from "../src/peers/commands.ts";
import type { Peer } from "../src/peers/peer.ts";
import { type PeerRow, peersReport } from "../src/peers/peers-report.ts";
import { SURVIVAL_CHECKS } from "../src/peers/survival/checks.ts";
import { runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-peers-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
/** Never started; any existing file will do. */
const UNUSED = fileURLToPath(import.meta.url);

const run = (args: readonly string[], peers?: readonly Peer[], httpServer = UNUSED) =>
  runBench(["peers", ...args], { httpServer, llmServer: UNUSED, stdioServer: UNUSED }, peers && { peers });

const rowsIn = (out: string): ReadonlyMap<string, PeerRow> =>
  new Map(
    peersReport.parse(JSON.parse(readFileSync(join(out, "report.json"), "utf8"))).peers.map((row) => [row.id, row]),
  );

const knownPeer = (id: string): Peer => {
  const peer = PEERS.find((one) => one.id === id);
  if (!peer) throw new Error(`There is no peer ${id}.`);
  return peer;
};

const lying: Peer = {
  id: "lying",
  name: "lying",
  kind: "server",
  against: "ours",
  versions: {},
  deploy: () => ({
    connection: { kind: "plain-mcp" },
    servers: [server(process.execPath, [fileURLToPath(new URL("./fixtures/lying-mcp-server.ts", import.meta.url))])],
  }),
};

/** A peer whose recipe was never installed. */
const absent: Peer = { ...lying, id: "absent", name: "absent", recipe: { kind: "npm", packages: ["never@0.0.0"] } };

describe("bench peers", () => {
  it(
    "exits with 0, a table and a report with ratios against ours",
    async () => {
      const out = join(folder, "good");
      const result = await run(["--quick", "--only", "sdk-v1,sdk-v2", "--starts", "1", "--no-install", "--out", out]);
      expect(result.err).not.toContain("failed");
      expect(result.code).toBe(0);
      expect(readdirSync(out).sort()).toEqual(["report.json", "report.md"]);
      const rows = rowsIn(out);
      expect([...rows.keys()]).toEqual(["ours", "ours-again", "sdk-v1", "sdk-v2"]);
      for (const [id, { state, tools, memory }] of rows) {
        expect({ id, state }).toEqual({ id, state: "measured" });
        for (const tool of ["echo", "document", "wait"] as const)
          expect(tools?.[tool].p50.value.value).toBeGreaterThan(0);
        expect(memory?.value.value).toBeGreaterThan(1_024 ** 2);
        expect(tools?.echo.p50.ratio === null).toBe(id === "ours");
      }
      // The tool waits 5 ms.
      expect(rows.get("sdk-v1")?.tools?.wait.p50.value.value).toBeGreaterThan(4_900);
      expect(result.out).toMatch(/^MCP SDK v1 \+ express +\d/m);
    },
    3 * MINUTE,
  );

  it(
    "our host in front of a stdio server passes every check of bridges",
    async () => {
      const out = join(folder, "bridge");
      const args = ["--quick", "--starts", "1", "--no-install", "--out", out];
      const result = await run(args, [knownPeer("ours-bridge")], builtHosts.httpServer);
      expect(result.code).toBe(0);
      const { survival } = rowsIn(out).get("ours-bridge") ?? {};
      expect(survival).toEqual(Object.fromEntries(SURVIVAL_CHECKS.map((check) => [check, true])));
      expect(result.out).toMatch(/back after a crash behind it yes/);
    },
    5 * MINUTE,
  );

  it(
    "voids the row of a server that answers wrongly, reports what is left out, keeps the others and exits with 1",
    async () => {
      const out = join(folder, "bad");
      const result = await run(
        ["--quick", "--starts", "1", "--no-install", "--out", out],
        [knownPeer("ours"), lying, absent],
      );
      expect(result.code).toBe(1);
      const rows = rowsIn(out);
      expect(rows.get("ours")).toMatchObject({ state: "measured", starts: 1 });
      expect(rows.get("lying")).toMatchObject({
        state: "void",
        tools: null,
        reason: expect.stringContaining("right is"),
      });
      expect(rows.get("absent")).toMatchObject({ state: "left-out", reason: expect.stringContaining("--no-install") });
      expect(result.out).toMatch(/lying: void/);
      expect(result.out).toMatch(/absent: left out/);
    },
    3 * MINUTE,
  );
});
