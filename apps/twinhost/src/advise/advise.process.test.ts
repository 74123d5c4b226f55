import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { advice } from "@twinhost/advisor";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "advise-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, [MAIN, "advise", ...args], { encoding: "utf8", input: "", cwd: folder });

const caseFile = (content: string): string => {
  const file = join(folder, "case.json");
  writeFileSync(file, content);
  return file;
};

describe("advise", () => {
  it("accepts a case from flags, and answers in JSON", () => {
    const flags = [
      "--llm-servers",
      "3",
      "--calls-per-second",
      "20",
      "--round-trip-ms",
      "5",
      "--other-callers",
      "outsiders",
    ];
    const json = run(...flags, "--json");
    expect(json.status).toBe(0);
    const { answer, case: given } = advice.parse(JSON.parse(json.stdout));
    expect(answer.transport).toBe("http");
    expect(given).toMatchObject({ llmServers: 3, otherCallers: ["outsiders"] });
  });

  it("answers in Markdown, and in Korean", () => {
    const { status, stdout } = run("--llm-servers", "3", "--markdown", "--lang", "ko");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# 어떤 연결 방식이 맞나요\?/);
    expect(stdout).toContain("`addedHttp`");
  });

  it("accepts a case from a file, and flags win", () => {
    const file = caseFile(
      JSON.stringify({ runsOn: "desktop", toolKind: "engine", indexMiB: 1_536, operations: "none" }),
    );
    const { status, stdout } = run("--case", file, "--calls-per-second", "2", "--json");
    expect(status).toBe(0);
    const { answer, case: given } = advice.parse(JSON.parse(stdout));
    expect(answer.transport).toBe("stdio");
    expect(given).toMatchObject({ indexMiB: 1_536, callsPerSecond: 2 });
  });

  it("an index implies that the tool is an engine, in a file and as a flag, unless its kind says otherwise", () => {
    for (const given of [
      ["--index-mib", "1536"],
      ["--case", caseFile('{"indexMiB": 1536}')],
    ]) {
      const { status, stdout } = run(...given, "--llm-servers", "3", "--json");
      expect(status).toBe(0);
      expect(advice.parse(JSON.parse(stdout)).case).toMatchObject({ toolKind: "engine", indexMiB: 1_536 });
    }
    const file = caseFile('{"indexMiB": 1536, "toolKind": "io"}');
    const { status, stdout, stderr } = run("--case", file);
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: "error: --index-mib counts only with --tool-kind engine, not io\n",
    });
  });

  it("uses the default case where it cannot ask, and says so", () => {
    const { status, stdout, stderr } = run();
    expect(status).toBe(0);
    expect(stderr).toContain("default case");
    expect(stdout).toContain("stdio");
  });

  it("says what 1 to 10,000 LLM servers need, at the reader's prices", () => {
    const load = ["--capacity", "--calls-per-second", "5", "--core-hour", "1", "--gib-hour", "0"];
    const table = run(...load);
    expect(table).toMatchObject({ status: 0, stderr: "" });
    expect(table.stdout).toContain("| 10,000 |");
    const rows = JSON.parse(run(...load, "--json").stdout);
    expect(rows.map(({ llmServers }: { llmServers: number }) => llmServers)).toEqual([1, 10, 100, 1_000, 10_000]);
    expect(rows[4].http.costPerMonth).toBeCloseTo(730 * rows[4].http.cores);
  });

  it.each([
    ['{"llmServers": "three"}', "llmServers: Invalid input: expected number"],
    ['{"servers": 3}', "a case has llmServers"],
    ['{"llmServers": 3,', "is not JSON"],
  ])("refuses a bad case file in one line: %s", (content, says) => {
    const { status, stdout, stderr } = run("--case", caseFile(content));
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(says);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  it("refuses figures that are not a report of bench claims", () => {
    const { status, stderr } = run("--figures", caseFile("{}"));
    expect(status).toBe(2);
    expect(stderr).toContain("is not a report of bench claims");
  });
});
