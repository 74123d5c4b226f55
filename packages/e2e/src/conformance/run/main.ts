import { Command, CommanderError, Option } from "commander";
import { runClients } from "./run-clients.ts";
import { runServers } from "./run-servers.ts";
import type { Revision } from "./suite.ts";

const REVISIONS: readonly Revision[] = ["2025-11-25", "2026-07-28"];
const ROLES = ["http", "stdio", "client"] as const;

interface Flags {
  readonly revision?: Revision;
  readonly only?: (typeof ROLES)[number];
}

const program = new Command("conformance")
  .description("Runs the official MCP conformance suite against both hosts' plumbing and the tool client.")
  .addOption(new Option("--revision <revision>", "one protocol revision").choices(REVISIONS))
  .addOption(new Option("--only <part>", "one part").choices(ROLES))
  .exitOverride()
  .action(async ({ revision, only }: Flags) => {
    let allGood = true;
    for (const each of revision ? [revision] : REVISIONS) {
      for (const transport of ["http", "stdio"] as const)
        if (!only || only === transport) allGood = (await runServers(transport, each)) && allGood;
      if (!only || only === "client") allGood = (await runClients(each)) && allGood;
    }
    process.stdout.write(allGood ? "\nAll that is required passed.\n" : "\nNot all that is required passed.\n");
    process.exitCode = allGood ? 0 : 1;
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
