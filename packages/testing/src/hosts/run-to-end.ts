import { once } from "node:events";
import { text } from "node:stream/consumers";
import { startHostProcess } from "./host-process.ts";

/** Runs a program of the workspace until it ends by itself. */
export const runToEnd = async (
  entryPoint: string,
  args: readonly string[],
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
): Promise<{ code: number | null; stdout: string; stderr: string }> => {
  const host = startHostProcess(entryPoint, environment, { args, stdout: "pipe" });
  const closed = once(host.process, "close"); // only then has all output arrived
  const stdout = host.process.stdout ? await text(host.process.stdout) : "";
  await closed;
  return { code: host.process.exitCode, stdout, stderr: host.log() };
};
