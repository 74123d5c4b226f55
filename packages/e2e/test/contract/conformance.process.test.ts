import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { isGood, judge, sum } from "../../src/conformance/run/judge.ts";
import { runServers } from "../../src/conformance/run/run-servers.ts";
import type { Check } from "../../src/conformance/run/suite.ts";

const check = (id: string, status: Check["status"]): Check => ({ id, status });

it("counts only actual checks", () => {
  const rows = judge(
    [
      { scenario: "good", checks: [check("a", "SUCCESS"), check("b", "INFO")] },
      { scenario: "bad", checks: [check("a", "SUCCESS"), check("b", "FAILURE")] },
      { scenario: "warned", checks: [check("a", "SUCCESS"), check("b", "WARNING")] },
      { scenario: "empty", checks: [check("a", "SKIPPED")] },
      { scenario: "bridge", checks: [check("a", "FAILURE")] },
      { scenario: "partly", checks: [check("http-a", "FAILURE"), check("b", "SUCCESS")] },
      { scenario: "extension", checks: [check("a", "FAILURE")] },
    ],
    ["good", "bad", "warned", "empty", "bridge", "partly", "absent"],
    [
      { scenario: "bridge", why: "test" },
      { scenario: "partly", checks: /^http-/, why: "test" },
    ],
  );
  expect(rows.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
    ["good", "passed"],
    ["bad", "failed"],
    ["warned", "failed"],
    ["empty", "nothing was checked"],
    ["bridge", "left out"],
    ["partly", "passed"],
    ["absent", "did not run"],
    ["extension", "not scored"],
  ]);
  expect(rows.filter((row) => !isGood(row)).map(({ scenario }) => scenario)).toEqual([
    "bad",
    "warned",
    "empty",
    "absent",
  ]);
  expect(sum(rows)).toEqual({ passed: 4, failed: 3 });
});

it("fails a host that serves nothing", { timeout: 120_000 }, async () => {
  const startHost = async () => {
    const server = createServer((_request, response) => {
      response.writeHead(404).end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
      close: async () => {
        server.close();
      },
    };
  };
  // Its table of failures could be mistaken for ours.
  const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const isGoodRun = await runServers("http", "2025-11-25", startHost).finally(() => print.mockRestore());
  expect(isGoodRun).toBe(false);
});

it.each([["--revision", "2024-01-01"], ["--only", "nothing"], ["--nonsense"]])(
  "exits 2 on bad usage: %s %s",
  async (...args) => {
    const main = join(import.meta.dirname, "../../src/conformance/run/main.ts");
    const child = execFile(process.execPath, [main, ...args.filter(Boolean)]);
    expect(await once(child, "exit")).toEqual([2, null]);
  },
);
