import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createBenchRunner } from "../src/console/bench/bench-runner.ts";
import { findBench } from "../src/console/bench/find-bench.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const MEASURES_WHAT_IS_BUILT = `
  import { existsSync } from "node:fs";
  if (!existsSync("dist")) throw new Error("There is no host.");
  console.log("measured (100 %)");
`;
const BUILDS = `require("node:fs").mkdirSync("dist")`;
const FAILS = `console.error("TS2322: this does not compile"); process.exitCode = 1`;
const NEVER_ENDS = `
  const { spawn } = require("node:child_process");
  const { pid } = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  require("node:fs").writeFileSync("pid", String(pid));
`;

/** Each host's build script; a shell runs it without any other program. */
const BUILD_SCRIPT = JSON.stringify({ scripts: { build: ": > ../../dist && echo built >> ../../log" } });

/** A workspace whose hosts are not built. @param turbo stands in for Turborepo @param hasPnpm on the PATH */
const openWorkspace = (turbo?: string, hasPnpm = true) => {
  const folder = temporaryFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("package.json", '{ "type": "module" }');
  write("apps/twinhost/src/main.ts", MEASURES_WHAT_IS_BUILT);
  write("apps/bench/src/cli.ts", "");
  if (turbo !== undefined) write("node_modules/turbo/bin/turbo", turbo);
  for (const host of ["http-server", "stdio-server", "llm-server"]) write(`apps/${host}/package.json`, BUILD_SCRIPT);
  write(hasPnpm ? "bin/pnpm" : "bin/another", "");
  const program = findBench({ PATH: join(folder, "bin") }, folder);
  if (!program) throw new Error("The workspace has a benchmark.");
  const runner = createBenchRunner(program);
  onTestFinished(() => runner.cancel());
  const ended = async () => {
    await expect.poll(() => runner.state()?.status, { timeout: 30_000 }).not.toBe("running");
    return runner.state();
  };
  return { folder, program, runner, ended };
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it("builds the hosts before they are measured, and reports it", async () => {
  const { runner, ended } = openWorkspace(BUILDS);
  expect(await runner.start("quick", [])).toBe(true);
  expect(runner.state()).toMatchObject({ status: "running", step: "building" });
  expect(await runner.start("full", [])).toBe(false);
  expect(await ended()).toMatchObject({ status: "done", step: "measuring", share: 1, lines: ["measured (100 %)"] });
});

it("builds each host by its own script when pnpm is not on the PATH", async () => {
  const { folder, runner, ended } = openWorkspace(FAILS, false);
  await runner.start("quick", []);
  expect(await ended()).toMatchObject({ status: "done", step: "measuring", lines: ["measured (100 %)"] });
  expect(readFileSync(join(folder, "log"), "utf8")).toBe("built\n".repeat(3));
});

it("does not build the console, whose pages are in use", () => {
  const { program } = openWorkspace(BUILDS);
  expect(program.build.flatMap(({ args }) => args).filter((word) => word.startsWith("--filter"))).toEqual([
    "--filter=@twinhost/http-server",
    "--filter=@twinhost/stdio-server",
    "--filter=@twinhost/llm-server",
  ]);
});

it("reports a failed build as the reason", async () => {
  const { runner, ended } = openWorkspace(FAILS);
  await runner.start("quick", []);
  expect(await ended()).toMatchObject({
    status: "failed",
    step: "building",
    lines: ["TS2322: this does not compile"],
  });
});

it("can be cancelled during the build, with everything the build started, and then measures nothing", async () => {
  const { folder, runner } = openWorkspace(NEVER_ENDS);
  await runner.start("quick", []);
  const pid = () => Number(readFileSync(join(folder, "pid"), "utf8"));
  await expect.poll(pid, { timeout: 30_000 }).toBeGreaterThan(0);
  await runner.cancel();
  expect(runner.state()).toMatchObject({ status: "cancelled", step: "building" });
  await expect.poll(() => isRunning(pid())).toBe(false);
  expect(runner.state()).toMatchObject({ status: "cancelled", step: "building" });
});

it("measures existing builds when nothing can be built", async () => {
  const { folder, program, runner, ended } = openWorkspace();
  expect(program.build).toEqual([]);
  mkdirSync(join(folder, "dist"));
  await runner.start("quick", []);
  expect(await ended()).toMatchObject({ status: "done", step: "measuring" });
});
