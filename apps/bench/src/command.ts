import type { Command } from "commander";
import { benchCommand as argumentsCommand } from "./arguments.ts";
import { builtHosts } from "./arms/catalog.ts";
import { runBench } from "./cli.ts";
import { leaveThroughExit } from "./leave-through-exit.ts";

/** The benchmark as a command of the command line. */
export const benchCommand = (): Command =>
  argumentsCommand(async (parsed) => {
    leaveThroughExit();
    process.exitCode = await runBench(parsed, { stdout: process.stdout, stderr: process.stderr, hosts: builtHosts });
  }, process);
