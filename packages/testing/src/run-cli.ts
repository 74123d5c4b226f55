import { join } from "node:path";
import { WORKSPACE } from "./hosts/built-hosts.ts";
import { runToEnd } from "./hosts/run-to-end.ts";

/** Runs a subcommand of the command line in its own process. */
export const runCli = (name: string, dataDirectory: string, ...args: string[]) =>
  runToEnd(join(WORKSPACE, "apps/twinhost/src/main.ts"), [name, ...args], { ...process.env, DATA_DIR: dataDirectory });
