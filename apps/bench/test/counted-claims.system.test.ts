import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ledgerReport } from "@twinhost/report";
import { afterAll, expect, it } from "vitest";
import { builtHosts } from "../src/arms/catalog.ts";
import { runBench } from "./bench-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twinhost-counted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("counts foreign clients, abuse and what a hostile tool reaches, in one start", { timeout: 300_000 }, async () => {
  const result = await runBench(["claims", "--only", "H5,S3", "--out", folder], builtHosts);
  expect(result, result.err).toMatchObject({ code: 0 });
  const { claims, experiments } = ledgerReport.parse(JSON.parse(readFileSync(join(folder, "report.json"), "utf8")));
  const verdictOn = (id: string) => claims.find(({ claim }) => claim === id)?.verdict;
  expect([verdictOn("H5"), verdictOn("H9"), verdictOn("S3")]).toEqual(["confirmed", "confirmed", "depends"]);
  const [clients, security] = experiments.map(({ starts }) => starts[0] ?? {});
  expect(experiments.map(({ starts }) => starts.length)).toEqual([1, 1]);
  // The SDK and OpenAPI clients come with the workspace; curl and a browser may be missing.
  expect(clients).toMatchObject({ "http:sdk-v2": 1, "stdio:sdk-v2": 1, "http:openapi": 1, "stdio:openapi": 0 });
  for (const client of ["curl", "browser", "inspector", "python"])
    expect(clients?.[`http:${client}`]).toBe(clients?.[`there:${client}`]);
  expect(security).toMatchObject({
    "default:no-credential": 1,
    "hardened:no-credential": 0,
    "without-keys:no-credential": 1,
    "default:foreign-host": 0,
    "sockets:stdio": 0,
    "sockets:http": 1,
    "tool:own": 0,
    "tool:signals": 1,
  });
});
