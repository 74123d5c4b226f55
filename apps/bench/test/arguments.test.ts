import { describe, expect, it } from "vitest";
import { parseArguments } from "../src/arguments.ts";
import { commandOf } from "../src/command-of.ts";

const append = (kept: { text: string }, chunk: string | Uint8Array): boolean => {
  kept.text += String(chunk);
  return true;
};

const sink = () => {
  const kept = { text: "", write: (chunk: string | Uint8Array): boolean => append(kept, chunk) };
  return kept;
};

const run = (...args: string[]) => {
  const [stdout, stderr] = [sink(), sink()];
  const parsed = parseArguments(args, { stdout, stderr });
  return { parsed, out: stdout.text, err: stderr.text };
};

describe("command line", () => {
  it("runs everything by default", () => {
    expect(run().parsed).toEqual({ command: "compare", quick: false, arms: undefined, out: undefined });
  });

  it("accepts arms, without duplicates, and a folder", () => {
    expect(run("--quick", "--arms", "stdio, http,stdio", "--out", "x").parsed).toEqual({
      command: "compare",
      quick: true,
      arms: ["stdio", "http"],
      out: "x",
    });
  });

  it("accepts guards with its own options", () => {
    expect(run("guards").parsed).toEqual({ command: "guards", quick: false });
    expect(run("guards", "--quick", "--transports", "rest, stdio,rest", "--out", "x").parsed).toEqual({
      command: "guards",
      quick: true,
      transports: ["rest", "stdio"],
      out: "x",
    });
  });

  it("accepts floors with its own options", () => {
    expect(run("floors").parsed).toEqual({ command: "floors", quick: false });
    const { parsed } = run("floors", "--quick", "--only", "rest, http,rest", "--starts", "20");
    expect(parsed).toMatchObject({ quick: true, only: ["rest", "http"], starts: 20 });
    expect(typeof parsed === "object" && "quick" in parsed && commandOf(parsed)).toBe(
      "npx -y pnpm@12 bench floors --quick --only rest,http --starts 20",
    );
  });

  it("accepts search with corpus sizes", () => {
    expect(run("search").parsed).toEqual({ command: "search", quick: false, quality: false });
    expect(commandOf(run("search", "--quality").parsed as never)).toBe("npx -y pnpm@12 bench search --quality");
    const { parsed } = run("search", "--sizes", "10k, 100K,1m,10000", "--out", "x");
    expect(parsed).toMatchObject({ sizes: [10_000, 100_000, 1_000_000], out: "x" });
    expect(typeof parsed === "object" && "quick" in parsed && commandOf(parsed)).toBe(
      "npx -y pnpm@12 bench search --sizes 10000,100000,1000000 --out x",
    );
  });

  it("accepts the arm of a profile", () => {
    expect(run("profile", "http").parsed).toEqual({ command: "profile", row: "http", quick: false, concurrency: 1 });
    const { parsed } = run("profile", "query:http", "--quick", "--concurrency", "16", "--out", "x");
    expect(typeof parsed === "object" && "quick" in parsed && commandOf(parsed)).toBe(
      "npx -y pnpm@12 bench profile query:http --quick --concurrency 16 --out x",
    );
  });

  it.each([
    [["--arms", "carrier-pigeon"]],
    [["profile"]],
    [["profile", "pigeon"]],
    [["profile", "http", "--concurrency", "0"]],
    [["floors", "--only", "dog"]],
    [["claims", "--only", "Z9"]],
    [["claims", "--lang", "fr"]],
    [["claims", "--core-hour", "0"]],
    [["claims", "--gib-hour", "cheap"]],
    [["--quick", "claims"]],
    [["search", "--sizes", "many"]],
    [["search", "--sizes", "10"]],
    [["search", "--sizes", "1g"]],
    [["search", "--sizes", "10k,"]],
    [["--quick", "search"]],
    [["--quick", "floors"]],
    [["--arms", ""]],
    [["--arms"]],
    [["--fast"]],
    [["guards-of-old"]],
    [["--out"]],
    [["guards", "--arms", "stdio"]],
    [["guards", "--transports", "unix"]],
    [["guards", "--guards", "dog"]],
    [["guards", "--guards", "audit,validation", "--transports", "rest"]],
    [["guards", "--starts", "many"]],
    [["guards", "more"]],
    [["--quick", "guards"]],
    [["--out", "x", "guards"]],
  ])("rejects %j with 2 and an explanation", (args) => {
    const { parsed, out, err } = run(...args);
    expect(parsed).toBe(2);
    expect(err).not.toBe("");
    expect(out).toBe("");
  });

  it("names the available arms when one is unknown", () => {
    expect(run("--arms", "stdio,pigeon").err).toMatch(/no arm "pigeon".*pipe-floor.*rest/s);
  });

  it("exits with 0 after --help, on stdout", () => {
    const { parsed, out, err } = run("--help");
    expect(parsed).toBe(0);
    expect(out).toContain("--quick");
    expect(err).toBe("");
    expect(out).toContain("guards");
    expect(run("guards", "--help")).toMatchObject({ parsed: 0, err: "" });
  });

  it.each(["", "guards", "floors", "claims", "profile", "search"])("wraps the lines of its help: %s", (command) => {
    const { out } = run(...(command === "" ? [] : [command]), "--help");
    for (const line of out.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it("prints the command that repeats a run", () => {
    expect(commandOf({ command: "compare", quick: true, arms: ["stdio", "http"], out: "my reports" })).toBe(
      "npx -y pnpm@12 bench --quick --arms stdio,http --out 'my reports'",
    );
    expect(commandOf({ command: "compare", quick: false, arms: undefined, out: undefined })).toBe(
      "npx -y pnpm@12 bench",
    );
    const claims = ["claims", "--quick", "--only", "X1,S7", "--starts", "4", "--core-hour", "0.05", "--lang", "ko"];
    const ledger = run(...claims).parsed;
    expect(typeof ledger === "object" && "quick" in ledger && commandOf(ledger)).toBe(
      `npx -y pnpm@12 bench ${claims.join(" ")}`,
    );
    const guards = [
      "guards",
      "--quick",
      "--transports",
      "rest",
      "--guards",
      "audit,usage",
      "--starts",
      "20",
      "--out",
      "x",
    ];
    const { parsed } = run(...guards);
    expect(typeof parsed === "object" && "quick" in parsed && commandOf(parsed)).toBe(
      `npx -y pnpm@12 bench ${guards.join(" ")}`,
    );
  });
});
