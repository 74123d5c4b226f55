import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { WORKSPACE } from "./hosts/built-hosts.ts";

/** Runs a command of the command line as the process that it is. */
export const runCli = async (name: string, dataDirectory: string, ...args: string[]) => {
  const child = spawn(process.execPath, [join(WORKSPACE, "apps/twinhost/src/main.ts"), name, ...args], {
    env: { ...process.env, DATA_DIR: dataDirectory },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
};
