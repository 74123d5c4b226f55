import type { Command } from "commander";
import { benchCommand as argumentsCommand } from "./arguments.ts";
import { builtHosts } from "./arms/catalog.ts";
import { runBench } from "./cli.ts";
import { endOnSignal, leaveThroughExit } from "./leave-through-exit.ts";

/** The benchmark as a subcommand of the command line. */
export const benchCommand = (): Command =>
  argumentsCommand(async (parsed) => {
    const run = (signal?: AbortSignal) =>
      runBench(parsed, { stdout: process.stdout, stderr: process.stderr, hosts: builtHosts, signal });
    // An interrupted search must delete its index, which may be in a cluster.
    if (parsed.command === "search") process.exitCode = await endOnSignal(run);
    else {
      leaveThroughExit();
      process.exitCode = await run();
    }
  }, process);
