import { join } from "node:path";
import { runTogether } from "./run-together.ts";

const SERVERS = ["--filter=@twinhost/http-server", "--filter=@twinhost/llm-server"];

/** Runs the `dev` scripts of both servers. @returns the exit code. */
export const watchWorkspace = (workspace: string): Promise<number> =>
  runTogether([
    {
      command: process.execPath,
      args: [join(workspace, "node_modules/turbo/bin/turbo"), "run", "dev", ...SERVERS],
      env: process.env,
      cwd: workspace,
    },
  ]);
