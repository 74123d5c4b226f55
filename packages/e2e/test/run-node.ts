import { spawnSync } from "node:child_process";

/** Runs a script of the workspace to its end, as its users do. */
export const runNode = (script: string, args: readonly string[], timeoutMs: number) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], {
    encoding: "utf8",
    timeout: timeoutMs,
  });
  return { stdout, stderr, status };
};
